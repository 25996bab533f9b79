/** A piece of HTML or XML that needs no more escaping. */
export interface Markup {
  readonly markup: string;
}

type Part = string | Markup | readonly Markup[];

/** A template of which every text is escaped; pieces made by this same tag are put in as they are. */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = template.map((text, index) => `${text}${index < parts.length ? markupOf(parts[index] ?? '') : ''}`);
  return { markup: pieces.join('') };
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  return 'markup' in part ? part.markup : part.map((piece) => piece.markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 cannot hold in any spelling: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
