/** What whoever contested an alert is answered, by e-mail or SMS, in their language. */

import type { ContestationDecision } from '../../../contract/contestation-words.ts';
import type { Bilingual, Language } from '../../../contract/fields.ts';
import type { Contestation, ContestationAnswer } from '../contestations/contestation.ts';
import { html } from '../html.ts';
import { localDay, localTime } from '../local-time.ts';
import type { Email } from './email-frame.ts';
import { plainEmail } from './email-frame.ts';
import { oneSegment } from './segment.ts';
import { sourceNames } from './words.ts';

/** One that has its answer, and where it goes. */
export interface AnsweredContestation extends Contestation {
  readonly contact: string;
  readonly answer: ContestationAnswer;
}

const decisions: Readonly<Record<ContestationDecision, Bilingual>> = {
  upheld: { fr: 'retenue', en: 'upheld' },
  rejected: { fr: 'rejetée', en: 'rejected' },
};

const words = {
  fr: {
    subject: 'Votre contestation d’une alerte',
    opening: (decision: string, by: string) => `Votre contestation est ${decision}, par ${by}.`,
    about: (label: string, at: string) => `L’alerte : ${label}, signalée le ${at}.`,
    reasons: 'Motifs',
    erased:
      'Votre adresse est effacée 30 jours après cette réponse, et au plus tard 180 jours après votre contestation. Ne répondez pas à cet e-mail.',
    sms: (day: string, decision: string, by: string) => `Vigie: contestation du ${day} ${decision} par ${by}. Motifs: `,
  },
  en: {
    subject: 'Your contestation of an alert',
    opening: (decision: string, by: string) => `Your contestation is ${decision}, by ${by}.`,
    about: (label: string, at: string) => `The alert: ${label}, reported on ${at}.`,
    reasons: 'Reasons',
    erased:
      'Your address is erased 30 days after this answer, and 180 days after your contestation at the latest. Please do not reply to this e-mail.',
    sms: (day: string, decision: string, by: string) => `Vigie: contestation of ${day} ${decision} by ${by}. Reasons: `,
  },
};

const saidOf = ({ decision, by }: ContestationAnswer, language: Language) =>
  [decisions[decision][language], sourceNames[by.kind][language]] as const;

export function answerEmail({ contact, answer, alert, inseeCode, language }: AnsweredContestation): Email {
  const said = words[language];
  const opening = said.opening(...saidOf(answer, language));
  const about = said.about(alert.categoryLabel[language], localTime(alert.reportedAt, inseeCode, language));
  const text = [opening, about, `${said.reasons}\n${answer.reasons}`, `-- \n${said.erased}\n`].join('\n\n');
  const body = html`<h1 style="font-size:1.25em">${opening}</h1>
<p>${about}</p>
<h2 style="font-size:1em">${said.reasons}</h2>
<p style="white-space:pre-line">${answer.reasons}</p>
<p style="font-size:0.875em">${said.erased}</p>`;
  return plainEmail({ to: contact, subject: said.subject, text }, { language, body });
}

/** One segment: the reasons as far as there is room. */
export function answerSms({ answer, receivedAt, inseeCode, language }: AnsweredContestation): string {
  const day = localDay(new Date(receivedAt), inseeCode).split('-').toReversed().join('/');
  return oneSegment(words[language].sms(day, ...saidOf(answer, language)), answer.reasons);
}
