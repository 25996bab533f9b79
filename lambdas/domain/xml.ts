import { type Markup, markup } from './markup.ts';

export type Xml = Markup;
export const xml = markup;

/** An element with text, or nothing where there is no text. @param name as the author of the format chose it, never the text of people */
export function element(name: string, text: string | undefined): Xml {
  return text === undefined ? { markup: '' } : xml`${{ markup: `<${name}>` }}${text}${{ markup: `</${name}>\n` }}`;
}

/** A whole document, as it is sent. */
export function xmlDocument(content: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${content.markup}\n`;
}
