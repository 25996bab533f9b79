/** What all our e-mails are, and have around their words. */
import type { Language } from '../../../contract/fields.ts';
import { documentOf, type Html, html } from '../html.ts';

/** One e-mail to one person. */
export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * What SES gives back with all that it tells of the e-mail: whom it was for, and of an alert which message it was; absent when it is
   * for somebody without an account. Letters, digits and `_-.@` only:
   * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html
   */
  readonly tags?: { readonly resident: string } & Readonly<Record<string, string>>;
}

interface Framed {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
}

/** A whole document. Mail readers drop style sheets: every style is on its element. */
export function emailDocument({ language, title, body }: Framed): string {
  return documentOf(html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body style="margin:0 auto;max-width:36em;padding:1em;font:1rem/1.5 sans-serif;color:#1a1a1a;background:#ffffff">
${body}
</body>
</html>`);
}

/** A link of an e-mail, dark enough to be read by everyone. */
export function linkTo(url: string, label: string): Html {
  return html`<a href="${url}" style="color:#0b4f9e">${label}</a>`;
}

/** An e-mail about no alert. @param residentId whose account it is about, where it is about one */
export function plainEmail(
  { to, subject, text }: Pick<Email, 'to' | 'subject' | 'text'>,
  { language, body, residentId }: Omit<Framed, 'title'> & { readonly residentId?: string },
): Email {
  return {
    to,
    subject,
    text,
    html: emailDocument({ language, title: subject, body }),
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(residentId === undefined ? {} : { tags: { resident: residentId } }),
  };
}
