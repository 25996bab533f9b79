import type { Language } from '../../../contract/fields.ts';
import { html } from '../html.ts';
import type { Relative } from '../residents/resident.ts';
import type { Email } from './email-frame.ts';
import { linkTo, plainEmail } from './email-frame.ts';

interface Invitation {
  readonly to: string;
  readonly relative: Pick<Relative, 'relativeId' | 'name' | 'language'>;
  /** The name of the resident who named them. */
  readonly of: string;
  /** The page where they answer. */
  readonly url: string;
  readonly residentId: string;
}

/** The e-mail that asks a relative whether they want a copy of somebody's alerts of danger; nothing is sent to them before they say so. */
export function relativeInvitation({ to, relative, of, url, residentId }: Invitation): Email {
  const { subject, paragraphs, link } = words[relative.language](relative.name, of);
  const text = `${[...paragraphs, `${link}\n${url}`].join('\n\n')}\n`;
  const body = html`${paragraphs.map((paragraph) => html`<p>${paragraph}</p>\n`)}<p>${linkTo(url, link)}</p>`;
  const email = plainEmail({ to, subject, text }, { language: relative.language, body, residentId });
  // Of the relative: what becomes of it says nothing of the resident's own e-mails.
  return { ...email, tags: { resident: residentId, relative: relative.relativeId } };
}

const words: Readonly<
  Record<Language, (name: string, of: string) => { subject: string; paragraphs: string[]; link: string }>
> = {
  fr: (name, of) => ({
    subject: `Vigie : ${of} souhaite vous prévenir en cas de danger`,
    paragraphs: [
      `Bonjour ${name},`,
      `${of} vous a nommé(e) parmi ses proches. Si vous l’acceptez, vous recevrez une copie des alertes de danger de son quartier, et rien d’autre.`,
      'Rien ne vous sera envoyé avant votre accord, et vous pourrez arrêter à tout moment par le même lien.',
    ],
    link: 'Accepter ou refuser',
  }),
  en: (name, of) => ({
    subject: `Vigie: ${of} would like you to be told of danger`,
    paragraphs: [
      `Hello ${name},`,
      `${of} named you as a relative. If you agree, you will receive a copy of the danger alerts of their neighbourhood, and nothing else.`,
      'Nothing is sent to you before you agree, and you can stop at any time by the same link.',
    ],
    link: 'Agree or refuse',
  }),
};
