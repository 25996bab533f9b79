/** Answers about an absence or a confirmation. */
import type { Language } from '../../../../contract/fields.ts';
import { oneSegment } from '../../messages/segment.ts';
import type { Period } from '../../residents/absence.ts';

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
