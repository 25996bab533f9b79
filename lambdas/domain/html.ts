/** A piece of HTML that needs no more escaping. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | readonly Html[];

/** A template of HTML whose every text is escaped; pieces made by this same tag are put in as they are. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = template.map((text, index) => `${text}${index < parts.length ? markupOf(parts[index] ?? '') : ''}`);
  return { markup: markup.join('') };
}

/** A whole document, as it is sent. */
export function documentOf(content: Html): string {
  return `<!doctype html>\n${content.markup}\n`;
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
