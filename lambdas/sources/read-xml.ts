import { SaxesParser } from 'saxes';
import type { XmlNode } from '../domain/cap/xml-node.ts';
import { UnreadableDocument } from './unreadable-document.ts';

/** More than any alert or feed has; what is deeper or longer is made to do harm. */
const deepest = 50;
const elementsAtMost = 40_000;

interface OpenNode extends XmlNode {
  readonly children: OpenNode[];
  text: string;
}

/**
 * Reads an XML document of somebody else, in UTF-8. The parser is strict and goes through the text once; a document type is refused as
 * soon as it begins, so that no entity is ever declared, and none is known but the five of XML.
 * @throws UnreadableDocument `encoding`, `doctype`, `too-deep`, `too-many-elements` or `malformed`
 */
export function readXml(bytes: Uint8Array): XmlNode {
  const text = decode(bytes);
  const root = element('', '', new Map());
  const open: OpenNode[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (cause) => {
    throw new UnreadableDocument('malformed', cause);
  });
  parser.on('doctype', () => {
    throw new UnreadableDocument('doctype');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !acceptedEncodings.has(encoding.toLowerCase()))
      throw new UnreadableDocument('encoding');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1;
    if (elements > elementsAtMost) throw new UnreadableDocument('too-many-elements');
    if (open.length > deepest) throw new UnreadableDocument('too-deep');
    const node = element(local, uri, new Map(Object.values(attributes).map((one) => [one.name, one.value])));
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const addText = (more: string) => {
    const node = open.at(-1);
    if (node) node.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = open.pop();
    if (node) node.text = node.text.trim();
  });
  parser.write(text).close();
  const [document] = root.children;
  if (!document) throw new UnreadableDocument('malformed');
  return document;
}

const element = (name: string, namespace: string, attributes: XmlNode['attributes']): OpenNode => ({
  name,
  namespace,
  attributes,
  children: [],
  text: '',
});

/** ASCII is UTF-8 already. */
const acceptedEncodings: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UnreadableDocument('encoding', cause);
  }
}
