/** What is answered to a report: what was understood is always said back, and a danger begins with the number to call. */

import { findCategory } from '../../../../contract/categories.ts';
import type { Language } from '../../../../contract/fields.ts';
import type { AlertView } from '../../../../contract/operations/alert-fields.ts';
import { emergencyNumber } from '../../messages/emergency.ts';
import { countSeptets, toGsm7 } from '../../messages/gsm7.ts';
import { oneSegment, segmentSeptets } from '../../messages/segment.ts';
import { exerciseNames, isExercise, type MayBeExercise } from '../../messages/words.ts';
import type { Question } from '../conversation.ts';
import { numbered } from '../options.ts';

/** `17 d’abord. ` before what is about a danger. */
export function callFirst(categoryId: string | undefined, language: Language): string {
  const category = categoryId === undefined ? undefined : findCategory(categoryId);
  if (category?.level !== 'danger') return '';
  const number = emergencyNumber({ category: category.categoryId, capCategory: category.capCategory });
  return language === 'fr' ? `${number} d’abord. ` : `${number} first. `;
}

/** In an exercise nobody is to call. */
export const opening = (alert: MayBeExercise, language: Language): string =>
  isExercise(alert) ? `${exerciseNames[language]}. ` : callFirst(alert.category, language);

/** What it is and where, as it was understood. */
const fact = ({ category, place }: Pick<AlertView, 'category' | 'place'>, language: Language): string =>
  [findCategory(category)?.label[language], place.description].filter(Boolean).join(', ');

type Reported = Pick<AlertView, 'category' | 'place' | 'status' | 'awaits' | 'exercise'>;

/**
 * A report that was taken: sent to neighbours, to those alone who look after it, or held.
 * @param isCut whether its words lost their end
 */
export function reportedAnswer(alert: Reported, communityName: string, language: Language, isCut = false): string {
  const { before, after } = course(alert)[language];
  const name = oneSegment(communityName).slice(0, longestName);
  const start = `${opening(alert, language)}${before.replace('{}', name)} `;
  return oneSegment(start, fact(alert, language), `${isCut ? shortened[language] : ''}${after}`);
}

/** So that a long name leaves room for the fact. */
const longestName = 40;

function course({ status, awaits, category }: Reported) {
  if (status === 'held') return awaits === 'second-officer' ? courses.awaiting : courses.held;
  return findCategory(category)?.audience === 'officers' ? courses.toOfficers : courses.sent;
}

const shortened = { fr: '. Texte trop long : sa fin est coupée', en: '. Text too long: its end is cut off' };

const retractable = { fr: '. Pour la retirer : ANNULER', en: '. To withdraw it: CANCEL' };

const courses = {
  sent: {
    fr: { before: 'Alerte envoyée à {} :', after: retractable.fr },
    en: { before: 'Alert sent to {}:', after: retractable.en },
  },
  toOfficers: {
    fr: { before: 'Transmis aux référents et agents ({}) :', after: retractable.fr },
    en: { before: 'Sent to the referents and officers ({}):', after: retractable.en },
  },
  held: {
    fr: { before: 'Transmise aux modérateurs ({}), qui la liront avant les voisins :', after: retractable.fr },
    en: { before: 'Sent to the moderators ({}), who read it before neighbours do:', after: retractable.en },
  },
  awaiting: {
    fr: { before: 'Attend l’accord d’un second agent ({}) :', after: retractable.fr },
    en: { before: 'Awaits a second officer ({}):', after: retractable.en },
  },
} as const;

/**
 * What is asked before a report leaves.
 * @param names of the options, in their order
 * @param categoryId what it seems to be
 */
export function questionAnswer(
  { about, draft }: Question,
  names: readonly string[],
  language: Language,
  categoryId = draft.categoryId,
): string {
  const first = callFirst(categoryId, language);
  if (about === 'sending') return oneSegment(`${first}${asks.sending[language]}`, draft.text);
  const [long, short] = [`${first}${asks[about][language]}`, `${first}${asks.number[language]}`];
  const list = numbered(names);
  return fits(long, list) ? oneSegment(long, list) : oneSegment(short, fitted(short, names));
}

const fits = (start: string, list: string): boolean => countSeptets(toGsm7(`${start} ${list}`)) <= segmentSeptets;

/** Every option keeps its beginning, however many there are: all are cut to the length that fits. */
function fitted(start: string, names: readonly string[]): string {
  const longest = Math.max(...names.map(({ length }) => length));
  for (let length = longest; length > 1; length -= 1) {
    const list = numbered(names.map((name) => name.slice(0, length).trim()));
    if (fits(start, list)) return list;
  }
  return numbered(names);
}

const asks = {
  category: {
    fr: 'Urgence : 17. De quoi s’agit-il ? Répondez le numéro : ',
    en: 'Emergency: 17. What is it? Answer by number: ',
  },
  community: { fr: 'Dans quelle communauté ? Répondez le numéro : ', en: 'In which community? Answer by number: ' },
  number: { fr: 'Répondez le numéro : ', en: 'Answer by number: ' },
  sending: {
    fr: 'Répondez OUI pour alerter vos voisins, NON sinon : ',
    en: 'Answer YES to alert your neighbours, else NO: ',
  },
} as const;
