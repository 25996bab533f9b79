/** What is answered to what is refused. */
import { fieldErrors } from '../../../../contract/field-errors.ts';
import type { Language } from '../../../../contract/fields.ts';
import { type ProblemCode, problems } from '../../../../contract/problems.ts';
import { oneSegment } from '../../messages/segment.ts';
import type { Refusal } from '../../refusal.ts';
import { callFirst } from './report-answers.ts';
import { rewordingAnswer } from './rewording-answer.ts';

/** Those whose words in the API are about a page, or too long for an SMS. */
const ownWords: Readonly<Partial<Record<ProblemCode, Record<Language, string>>>> = {
  'broadcasting-suspended': {
    fr: 'Deux de vos alertes ont été retirées : vous ne pouvez pas en envoyer pour l’instant',
    en: 'Two of your alerts were taken down: you cannot send any for now',
  },
  'referent-only': {
    fr: 'Rien n’est envoyé : seul un référent ou un agent peut tenir un exercice. Si c’est réel, renvoyez ALERTE sans ce mot',
    en: 'Nothing is sent: only a referent or an officer may hold an exercise. If it is real, send ALERT without that word',
  },
};

/** Why something is refused, when it may pass, and what to change. @param categoryId of the report, when it is one */
export function refusalAnswer(refusal: Refusal, language: Language, categoryId?: string): string {
  const { code, errors, retryAfterSeconds } = refusal;
  const first = callFirst(categoryId, language);
  if (code === 'needs-rewording') return rewordingAnswer(first, errors, language);
  const why = (ownWords[code] ?? problems[code])[language].replace(/\.$/, '');
  const what = [...new Set(errors.map((error) => fieldErrors[error.code][language].replace(/\.$/, '')))].join('. ');
  const start = `${first}${why}${what === '' ? '' : language === 'fr' ? ' : ' : ': '}`;
  return oneSegment(start, what, `${waiting(retryAfterSeconds, language)}.`);
}

function waiting(seconds: number | undefined, language: Language): string {
  if (seconds === undefined) return '';
  const [minutes, hours, days] = [60, 3_600, 86_400].map((unit) => Math.ceil(seconds / unit));
  const [number = 0, name] =
    seconds < 5_400 ? [minutes, 'min'] : seconds < 172_800 ? [hours, 'h'] : [days, daysName[language]];
  return language === 'fr' ? `. Réessayez dans ${number} ${name}` : `. Try again in ${number} ${name}`;
}

const daysName = { fr: 'jours', en: 'days' };
