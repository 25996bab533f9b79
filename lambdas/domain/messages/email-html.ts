import type { Language, Level } from '../../../contract/fields.ts';
import { type Html, html } from '../html.ts';
import { emailDocument, linkTo } from './email-frame.ts';

/** What an alert's e-mail holds, in one language, before it is text or HTML. */
export interface EmailContent {
  readonly language: Language;
  /** What the head is coloured for: the level, or that all is over. */
  readonly tone: Level | 'over';
  readonly subject: string;
  /** Said before anything else. */
  readonly urgent: readonly string[];
  readonly title: string;
  /** What became of the alert, a paragraph each. */
  readonly news: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** The alert's own words, under a heading where they are not the news. */
  readonly alert?: { readonly heading?: string; readonly description: string };
  readonly alertLink: Link;
  readonly numbers: string;
  /** Of whom this is a copy, for a relative. */
  readonly copied?: string;
  readonly unsubscribeLink: Link;
}

interface Link {
  readonly label: string;
  readonly url: string;
}

/** Dark enough for white text to be read by everyone (WCAG 2.2, contrast of 4.5 or more). */
const colours: Readonly<Record<EmailContent['tone'], string>> = {
  danger: '#b3001b',
  vigilance: '#8f4a00',
  information: '#0b4f9e',
  over: '#1d5f34',
};

export function emailHtml(content: EmailContent): string {
  return emailDocument({ language: content.language, title: content.subject, body: bodyOf(content) });
}

function bodyOf(content: EmailContent): Html {
  return html`<div style="padding:0.75em 1em;color:#ffffff;background:${colours[content.tone]}">
${content.urgent.map((words) => html`<p style="margin:0 0 0.5em;font-weight:bold">${words}</p>\n`)}<h1 style="margin:0;font-size:1.25em">${content.title}</h1>
</div>
${content.news.map(paragraph)}<table style="margin:1em 0;border-spacing:0">
${content.facts.map(({ label, value }) => factRow(label, value))}</table>
${content.alert ? ownWords(content.alert) : ''}<p>${linkTo(content.alertLink.url, content.alertLink.label)}</p>
<hr style="border:0;border-top:1px solid #999999">
<p style="font-size:0.875em">${content.numbers}</p>
${content.copied === undefined ? '' : html`<p style="font-size:0.875em">${content.copied}</p>\n`}<p style="font-size:0.875em">${linkTo(content.unsubscribeLink.url, content.unsubscribeLink.label)}</p>`;
}

function factRow(label: string, value: string): Html {
  return html`<tr><th scope="row" style="padding:0 1em 0 0;text-align:left;vertical-align:top">${label}</th><td>${value}</td></tr>\n`;
}

function ownWords({ heading, description }: NonNullable<EmailContent['alert']>): Html {
  return html`${heading === undefined ? '' : html`<h2 style="margin:0;font-size:1em">${heading}</h2>\n`}${paragraph(description)}`;
}

const paragraph = (words: string): Html => html`<p style="white-space:pre-line">${words}</p>\n`;
