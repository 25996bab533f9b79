import type { Language } from '../../../contract/fields.ts';
import { linkToken, linkUrl } from '../link-token.ts';
import type { Notice } from '../publishing/posting.ts';
import { isClosing, isOpening, waitsSince } from '../publishing/telling.ts';
import type { Email } from './email-frame.ts';
import { type EmailContent, emailHtml } from './email-html.ts';
import { copyWords, factRows, footerWords, originalWords, urgentWords } from './email-words.ts';
import { newsOf } from './news.ts';
import { openingOf } from './opening.ts';
import { shorten } from './shorten.ts';

/** Whom an e-mail goes to, and what lets them stop it in one click. */
export interface EmailReader {
  readonly residentId: string;
  readonly address: string;
  readonly language: Language;
  /** The secret of the link that stops these e-mails. */
  readonly unsubscribeSecret: string;
  /** Of a relative: of whom this is a copy. */
  readonly copy?: { readonly relativeId: string; readonly of: string };
}

export interface EmailSettings {
  /** What an alert's id completes to its link. */
  readonly linkBaseUrl: string;
  /** Where the API answers, `https://…`. */
  readonly apiUrl: string;
}

const longestSubject = 180;

const colons: Readonly<Record<Language, string>> = { fr: ' : ', en: ': ' };

/** The e-mail of a notice, in its reader's language, with one-click unsubscription (RFC 8058). */
export function alertEmail(notice: Notice, reader: EmailReader, settings: EmailSettings): Email {
  const { alertId } = notice.alert;
  const unsubscribeUrl = unsubscribeUrlOf(reader, settings.apiUrl);
  const content = contentOf(notice, reader, `${settings.linkBaseUrl}${alertId}`, unsubscribeUrl);
  return {
    to: reader.address,
    subject: content.subject,
    text: emailText(content),
    html: emailHtml(content),
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Vigie-Alert': alertId,
      ...threadHeaders(notice, settings),
    },
    tags: {
      resident: reader.residentId,
      ...(reader.copy ? { relative: reader.copy.relativeId } : {}),
      ...noticeTags(notice),
    },
  };
}

/** So that nothing has to be looked up when SES tells what became of the e-mail; an instant is in milliseconds since 1970. */
function noticeTags({ alert, message, groupId }: Notice): Record<string, string> {
  return {
    alert: alert.alertId,
    group: groupId,
    message: String(message.number),
    said: String(Date.parse(waitsSince(alert, message))),
  };
}

/**
 * All e-mails of an alert in one thread (RFC 5322, section 3.6.4). SES gives each message its own `Message-ID`, so that they refer to a
 * message that was never sent, as if all answered it.
 * @see https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
function threadHeaders({ alert, message }: Notice, { linkBaseUrl }: EmailSettings): Record<string, string> {
  const thread = `<${alert.alertId}@${new URL(linkBaseUrl).hostname}>`;
  return { References: thread, ...(isOpening(message) ? {} : { 'In-Reply-To': thread }) };
}

function unsubscribeUrlOf({ residentId, unsubscribeSecret, copy }: EmailReader, apiUrl: string): string {
  const page = copy ? 'relatives' : 'unsubscriptions';
  return linkUrl(apiUrl, page, linkToken(residentId, unsubscribeSecret));
}

function contentOf(notice: Notice, reader: EmailReader, alertUrl: string, unsubscribeUrl: string): EmailContent {
  const { language, copy } = reader;
  const { alert, message } = notice;
  const title = `${openingOf(notice, language)}${colons[language]}${alert.categoryLabel[language]}`;
  return {
    language,
    tone: isClosing(message) ? 'over' : alert.level,
    subject: subjectOf(`${title}, ${alert.place.description}`),
    urgent: urgentWords(notice, language),
    title,
    news: newsOf(notice, language),
    facts: factRows(notice, language),
    ...originalOf(notice, language),
    alertLink: { label: footerWords.read[language], url: alertUrl },
    numbers: footerWords.numbers[language],
    ...(copy ? { copied: copyWords[language](copy.of) } : {}),
    unsubscribeLink: { label: footerWords.unsubscribe[language], url: unsubscribeUrl },
  };
}

/** The alert's own words; what moderators withdrew is not written a second time. */
function originalOf({ alert, message }: Notice, language: Language): Pick<EmailContent, 'alert'> {
  if (message.kind === 'hidden') return {};
  const { description } = alert;
  return { alert: isOpening(message) ? { description } : { heading: originalWords[language], description } };
}

/** A subject is a header: whatever could end its line becomes a space. */
function subjectOf(text: string): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return shorten(line, { room: longestSubject, measure: (part) => part.length, ellipsis: '…' });
}

function emailText(content: EmailContent): string {
  const colon = colons[content.language];
  const { heading, description = '' } = content.alert ?? {};
  const parts = [
    content.urgent.join('\n'),
    content.title,
    ...content.news,
    content.facts.map(({ label, value }) => `${label}${colon}${value}`).join('\n'),
    heading === undefined ? description : `${heading}${colon.trimEnd()}\n${description}`,
    `${content.alertLink.label}\n${content.alertLink.url}`,
    `-- \n${content.numbers}`,
    content.copied ?? '',
    `${content.unsubscribeLink.label}\n${content.unsubscribeLink.url}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
