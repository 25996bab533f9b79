/** The CAP alerts of a document: one alert, or those that a feed holds or links (Atom, RFC 4287; RSS 2.0). */
import { isCapAlert } from './cap-alert.ts';
import { childrenOf, findNode, textIn, type XmlNode } from './xml-node.ts';

/** One alert of a feed: in it, or somewhere else. */
export interface FeedEntry {
  /** What tells it from others, and from what it was before. */
  readonly name: string;
  readonly embedded?: XmlNode;
  readonly link?: string;
}

export type CapContent = { readonly alert: XmlNode } | { readonly entries: readonly FeedEntry[] };

/** No feed has more that is news. */
const entriesAtMost = 500;

const atom = 'http://www.w3.org/2005/Atom';

/** @returns nothing when it is neither */
export function capContentOf(document: XmlNode): CapContent | undefined {
  if (isCapAlert(document)) return { alert: document };
  if (document.name === 'feed' && document.namespace === atom)
    return { entries: entriesOf(document, 'entry', atomEntry) };
  const [channel] = document.name === 'rss' ? childrenOf(document, 'channel') : [];
  return channel && { entries: entriesOf(channel, 'item', rssItem) };
}

function entriesOf(
  parent: XmlNode,
  name: string,
  read: (node: XmlNode) => Omit<FeedEntry, 'name'> & { id: string },
): FeedEntry[] {
  const nodes = childrenOf(parent, name).slice(0, entriesAtMost);
  return nodes.map((node) => {
    const embedded = findNode(node, isCapAlert);
    const { id, ...entry } = read(node);
    return { ...entry, ...(embedded ? { embedded } : {}), name: id };
  });
}

/** The link that says it is CAP; else the one that stands for the entry itself. */
function atomEntry(entry: XmlNode) {
  const links = childrenOf(entry, 'link');
  const ofCap = links.find(({ attributes }) => attributes.get('type') === 'application/cap+xml');
  const own = links.find(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate');
  const link = (ofCap ?? own)?.attributes.get('href');
  return {
    id: `${textIn(entry, 'id') ?? ''} ${textIn(entry, 'updated') ?? ''} ${link ?? ''}`,
    ...(link === undefined ? {} : { link }),
  };
}

function rssItem(item: XmlNode) {
  const enclosure = childrenOf(item, 'enclosure').find(
    ({ attributes }) => attributes.get('type') === 'application/cap+xml',
  );
  const link = enclosure?.attributes.get('url') ?? textIn(item, 'link');
  return {
    id: `${textIn(item, 'guid') ?? ''} ${textIn(item, 'pubDate') ?? ''} ${link ?? ''}`,
    ...(link === undefined ? {} : { link }),
  };
}
