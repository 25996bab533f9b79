/** What an answer is made of: text, or named parts; an absent part is left out. */
export type XmlValue = string | XmlParts | readonly XmlValue[];
export interface XmlParts {
  readonly [name: string]: XmlValue | undefined;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escapeText = (text: string): string => text.replace(/[&<>"\r]/g, (character) => entities[character] ?? character);

/** An element; a list of values gives the element once for each. */
export function element(name: string, value: XmlValue): string {
  if (isList(value)) {
    return value.map((item) => element(name, item)).join('');
  }
  return `<${name}>${typeof value === 'string' ? escapeText(value) : parts(value)}</${name}>`;
}

function parts(value: XmlParts): string {
  return Object.entries(value)
    .map(([name, part]) => (part === undefined ? '' : element(name, part)))
    .join('');
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** A list, as the Query protocol writes it. */
export const members = (items: readonly XmlValue[]): XmlParts => ({ member: items });

/** A map of text, as the Query protocol writes it. */
export const entries = (map: Readonly<Record<string, string>>): XmlParts => ({
  entry: Object.entries(map).map(([key, value]) => ({ key, value })),
});
