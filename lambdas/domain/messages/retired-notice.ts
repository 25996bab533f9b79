/** What a resident is told, by another way, of one that does not reach them any more. */
import type { Bilingual, ChannelName, Language } from '../../../contract/fields.ts';
import type { ChannelReason } from '../../../contract/resident-words.ts';
import { html } from '../html.ts';
import type { Email } from './email-frame.ts';
import { plainEmail } from './email-frame.ts';
import { toGsm7 } from './gsm7.ts';

export interface RetiredNotice {
  readonly title: string;
  readonly body: string;
}

const titles: Readonly<Record<ChannelName, Bilingual>> = {
  email: { fr: 'Nos e-mails ne vous parviennent plus', en: 'Our e-mails no longer reach you' },
  sms: { fr: 'Nos SMS ne vous parviennent plus', en: 'Our text messages no longer reach you' },
  push: { fr: 'Un de vos appareils ne reçoit plus les alertes', en: 'One of your devices no longer gets alerts' },
};

const repairs: Readonly<Partial<Record<ChannelReason, Bilingual>>> = {
  'address-bounced': {
    fr: 'Votre adresse est refusée : vérifiez-la dans votre compte.',
    en: 'Your address is refused: please check it in your account.',
  },
  'address-refused': {
    fr: 'Votre adresse ou votre numéro est refusé : vérifiez-le dans votre compte.',
    en: 'Your address or number is refused: please check it in your account.',
  },
  complaint: {
    fr: 'Signalés comme indésirables, ils ont cessé. Réactivez-les dans votre compte.',
    en: 'They were marked as spam and have stopped. You can turn them on in your account.',
  },
  'opted-out': {
    fr: 'Votre numéro a refusé les SMS. Réactivez-les dans votre compte.',
    en: 'Your number opted out of them. You can turn them on in your account.',
  },
  'endpoint-disabled': {
    fr: 'Rouvrez l’application dessus pour les retrouver.',
    en: 'Open the application on it to get them again.',
  },
};

const otherwise: Bilingual = { fr: 'Vérifiez-les dans votre compte.', en: 'Please check them in your account.' };

export function retiredNotice(channel: ChannelName, reason: ChannelReason, language: Language): RetiredNotice {
  return { title: titles[channel][language], body: (repairs[reason] ?? otherwise)[language] };
}

/** One segment, whatever its letters become in GSM-7. */
export function retiredSms({ title, body }: RetiredNotice, language: Language): string {
  return toGsm7(`Vigie${language === 'fr' ? ' :' : ':'} ${title}. ${body}`);
}

interface Reader {
  readonly residentId: string;
  readonly address: string;
  readonly language: Language;
}

export function retiredEmail({ title, body }: RetiredNotice, { residentId, address, language }: Reader): Email {
  const said = html`<h1 style="font-size:1.25em">${title}</h1>\n<p>${body}</p>`;
  const text = `${title}.\n\n${body}\n`;
  return plainEmail({ to: address, subject: title, text }, { language, body: said, residentId });
}
