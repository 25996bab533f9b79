import type { Language, Level } from '../../../contract/fields.ts';
import { documentOf, type Html, html } from '../html.ts';

/** What an alert's e-mail holds, in one language, before it is text or HTML. */
export interface EmailContent {
  readonly language: Language;
  readonly level: Level;
  readonly subject: string;
  /** Said before anything else. */
  readonly urgent: readonly string[];
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly description: string;
  readonly alertLink: Link;
  readonly numbers: string;
  readonly unsubscribeLink: Link;
}

interface Link {
  readonly label: string;
  readonly url: string;
}

/** Dark enough for white text to be read by everyone (WCAG 2.2, contrast of 4.5 or more). */
const levelColours: Readonly<Record<Level, string>> = {
  danger: '#b3001b',
  vigilance: '#8f4a00',
  information: '#0b4f9e',
};

/** Mail readers drop style sheets: every style is on its element. */
export function emailHtml(content: EmailContent): string {
  return documentOf(html`<html lang="${content.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${content.subject}</title>
</head>
<body style="margin:0 auto;max-width:36em;padding:1em;font:1rem/1.5 sans-serif;color:#1a1a1a;background:#ffffff">
<div style="padding:0.75em 1em;color:#ffffff;background:${levelColours[content.level]}">
${content.urgent.map((words) => html`<p style="margin:0 0 0.5em;font-weight:bold">${words}</p>\n`)}<h1 style="margin:0;font-size:1.25em">${content.title}</h1>
</div>
<table style="margin:1em 0;border-spacing:0">
${content.facts.map(({ label, value }) => factRow(label, value))}</table>
<p style="white-space:pre-line">${content.description}</p>
<p><a href="${content.alertLink.url}" style="color:#0b4f9e">${content.alertLink.label}</a></p>
<hr style="border:0;border-top:1px solid #999999">
<p style="font-size:0.875em">${content.numbers}</p>
<p style="font-size:0.875em"><a href="${content.unsubscribeLink.url}" style="color:#0b4f9e">${content.unsubscribeLink.label}</a></p>
</body>
</html>`);
}

function factRow(label: string, value: string): Html {
  return html`<tr><th scope="row" style="padding:0 1em 0 0;text-align:left;vertical-align:top">${label}</th><td>${value}</td></tr>\n`;
}
