/** Answers about an absence, a confirmation, or a refusal. */
import { fieldErrors } from '../../../../contract/field-errors.ts';
import type { Language } from '../../../../contract/fields.ts';
import { type ProblemCode, problems } from '../../../../contract/problems.ts';
import type { Period } from '../../absence.ts';
import { oneSegment } from '../../messages/segment.ts';
import type { Refusal } from '../../refusal.ts';
import { callFirst } from './report-answers.ts';

/** `12/08`, and the year when it is another one. */
function shown(day: string, today: string): string {
  const [year = '', month, date] = day.split('-');
  return `${date}/${month}${today.startsWith(year) ? '' : `/${year.slice(2)}`}`;
}

/** Exactly what happens while they are away. @param today ISO 8601 */
export function absentAnswer({ from, to }: Period, today: string, language: Language): string {
  const [first, last] = [shown(from, today), shown(to, today)];
  return oneSegment(
    language === 'fr'
      ? `Absence du ${first} au ${last} : seuls les dangers vous seront envoyés, sur tous vos canaux. Vos voisins n’en savent rien. Retour : ABSENT FIN.`
      : `Away from ${first} to ${last}: only dangers will be sent to you, on every channel. Your neighbours are not told. Back: AWAY END.`,
  );
}

/** What a number that waited has agreed to. */
export type Confirmed =
  | { readonly kind: 'enrolment'; readonly communityName: string; readonly isMember: boolean }
  | { readonly kind: 'relative'; readonly of: string };

export function confirmedAnswer(confirmed: Confirmed, language: Language): string {
  const isFrench = language === 'fr';
  if (confirmed.kind === 'enrolment' && !confirmed.isMember) {
    return isFrench
      ? oneSegment(
          'C’est noté, mais votre adhésion à ',
          confirmed.communityName,
          ' n’est pas active : voyez avec votre référent.',
        )
      : oneSegment(
          'Noted, but your membership of ',
          confirmed.communityName,
          ' is not active: please ask your referent.',
        );
  }
  if (confirmed.kind === 'enrolment') {
    return isFrench
      ? oneSegment(
          'Bienvenue dans ',
          confirmed.communityName,
          ' : vous recevrez les alertes par SMS. Pour savoir quoi écrire : AIDE. Pour arrêter : STOP.',
        )
      : oneSegment(
          'Welcome to ',
          confirmed.communityName,
          ': you will receive alerts by SMS. To know what to write: HELP. To stop: STOP.',
        );
  }
  return isFrench
    ? oneSegment(
        'C’est noté : vous recevrez une copie des alertes de danger de ',
        confirmed.of,
        '. Pour arrêter : STOP.',
      )
    : oneSegment('Noted: you will receive a copy of the danger alerts of ', confirmed.of, '. To stop: STOP.');
}

/** Those whose words in the API are about a page, or too long for an SMS. */
const ownWords: Readonly<Partial<Record<ProblemCode, Record<Language, string>>>> = {
  'broadcasting-suspended': {
    fr: 'Deux de vos alertes ont été retirées : vous ne pouvez pas en envoyer pour l’instant',
    en: 'Two of your alerts were taken down: you cannot send any for now',
  },
  'needs-rewording': {
    fr: 'Pas encore envoyé',
    en: 'Not sent yet',
  },
};

/** Why something is refused, when it may pass, and what to change. @param categoryId of the report, when it is one */
export function refusalAnswer(refusal: Refusal, language: Language, categoryId?: string): string {
  const { code, errors, retryAfterSeconds } = refusal;
  const why = (ownWords[code] ?? problems[code])[language].replace(/\.$/, '');
  const what = [...new Set(errors.map((error) => fieldErrors[error.code][language].replace(/\.$/, '')))].join('. ');
  const start = `${callFirst(categoryId, language)}${why}${what === '' ? '' : language === 'fr' ? ' : ' : ': '}`;
  return oneSegment(start, what, `${waiting(retryAfterSeconds, language)}${insisting(code, language)}.`);
}

function waiting(seconds: number | undefined, language: Language): string {
  if (seconds === undefined) return '';
  const [minutes, hours, days] = [60, 3_600, 86_400].map((unit) => Math.ceil(seconds / unit));
  const [number = 0, name] =
    seconds < 5_400 ? [minutes, 'min'] : seconds < 172_800 ? [hours, 'h'] : [days, daysName[language]];
  return language === 'fr' ? `. Réessayez dans ${number} ${name}` : `. Try again in ${number} ${name}`;
}

const daysName = { fr: 'jours', en: 'days' };

function insisting(code: ProblemCode, language: Language): string {
  if (code !== 'needs-rewording') return '';
  return language === 'fr'
    ? '. Renvoyez ALERTE modifié ; tel quel, les modérateurs décideront'
    : '. Send ALERT again reworded; unchanged, the moderators decide';
}
