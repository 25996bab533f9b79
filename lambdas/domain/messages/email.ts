import type { Language } from '../../../contract/fields.ts';
import type { Posting } from '../posting.ts';
import { type EmailContent, emailHtml } from './email-html.ts';
import { closingWords, factRows, urgentWords } from './email-words.ts';
import { openingOf } from './opening.ts';
import { shorten } from './shorten.ts';

/** Whom an e-mail goes to, and what lets them stop it in one click. */
export interface EmailReader {
  readonly residentId: string;
  readonly address: string;
  readonly language: Language;
  readonly unsubscribeSecret: string;
}

export interface EmailSettings {
  /** What an alert's id completes to its link. */
  readonly linkBaseUrl: string;
  /** Where the API answers, `https://…`. */
  readonly apiUrl: string;
}

/** One e-mail to one person. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The resident it is for, given back with a bounce or a complaint. */
  readonly residentId: string;
}

const longestSubject = 180;

const colons: Readonly<Record<Language, string>> = { fr: ' : ', en: ': ' };

/** The e-mail of a posting, in its reader's language, with one-click unsubscription (RFC 8058). */
export function alertEmail(posting: Posting, reader: EmailReader, settings: EmailSettings): Email {
  const unsubscribeUrl = unsubscribeUrlOf(reader, settings.apiUrl);
  const content = contentOf(posting, reader.language, `${settings.linkBaseUrl}${posting.alertId}`, unsubscribeUrl);
  return {
    to: reader.address,
    subject: content.subject,
    text: emailText(content),
    html: emailHtml(content),
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Vigie-Alert': posting.alertId,
    },
    residentId: reader.residentId,
  };
}

function unsubscribeUrlOf({ residentId, unsubscribeSecret }: EmailReader, apiUrl: string): string {
  return `${apiUrl.replace(/\/$/, '')}/v1/unsubscriptions/${residentId}.${unsubscribeSecret}`;
}

function contentOf(posting: Posting, language: Language, alertUrl: string, unsubscribeUrl: string): EmailContent {
  const title = `${openingOf(posting, language)}${colons[language]}${posting.categoryLabel[language]}`;
  return {
    language,
    level: posting.level,
    subject: subjectOf(`${title}, ${posting.place.description}`),
    urgent: urgentWords(posting, language),
    title,
    facts: factRows(posting, language),
    description: posting.description,
    alertLink: { label: closingWords.read[language], url: alertUrl },
    numbers: closingWords.numbers[language],
    unsubscribeLink: { label: closingWords.unsubscribe[language], url: unsubscribeUrl },
  };
}

/** A subject is a header: whatever could end its line becomes a space. */
function subjectOf(text: string): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return shorten(line, { room: longestSubject, measure: (part) => part.length, ellipsis: '…' });
}

function emailText(content: EmailContent): string {
  const colon = colons[content.language];
  const parts = [
    content.urgent.join('\n'),
    content.title,
    content.facts.map(({ label, value }) => `${label}${colon}${value}`).join('\n'),
    content.description,
    `${content.alertLink.label}\n${content.alertLink.url}`,
    `-- \n${content.numbers}`,
    `${content.unsubscribeLink.label}\n${content.unsubscribeLink.url}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
