import { type Markup, markup } from './markup.ts';

export type Html = Markup;
export const html = markup;

/** A whole document, as it is sent. */
export function documentOf(content: Html): string {
  return `<!doctype html>\n${content.markup}\n`;
}
