/** An element of an XML document: by its local name and namespace, as prefixes are the writer's own choice. */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Its own text and CDATA, trimmed. */
  readonly text: string;
}

/** The children of this name, in the namespace of their parent. */
export function childrenOf(parent: XmlNode, name: string): XmlNode[] {
  return parent.children.filter((child) => child.name === name && child.namespace === parent.namespace);
}

/** The text of the first child of this name. */
export function textIn(parent: XmlNode, name: string): string | undefined {
  return childrenOf(parent, name)[0]?.text;
}

/** The first element that the test holds for, the node itself included, in the order of the document. */
export function findNode(node: XmlNode, isIt: (node: XmlNode) => boolean): XmlNode | undefined {
  if (isIt(node)) return node;
  for (const child of node.children) {
    const found = findNode(child, isIt);
    if (found) return found;
  }
  return undefined;
}
