/** What is answered to a word on an alert, and to its withdrawal. */
import type { Language } from '../../../../contract/fields.ts';
import type { Alert } from '../../alerts/alert.ts';
import { localClock } from '../../local-time.ts';
import { oneSegment } from '../../messages/segment.ts';
import { isExercise } from '../../messages/words.ts';
import { opening } from './report-answers.ts';

type About = Pick<Alert, 'category' | 'categoryLabel' | 'exercise' | 'place' | 'reportedAt' | 'inseeCode'>;

/** Which alert is meant: what, where and at what time it was told. */
const which = ({ categoryLabel, place, reportedAt, inseeCode }: About, language: Language): string =>
  `${localClock(reportedAt, inseeCode)} ${categoryLabel[language]}, ${place.description}`;

export function witnessedAnswer(alert: About, seen: 'confirm' | 'deny', language: Language): string {
  const { before, after } = witnessed[seen][language];
  return oneSegment(`${opening(alert, language)}${before}`, which(alert, language), after);
}

const witnessed = {
  confirm: {
    fr: { before: 'Noté, vous voyez la même chose : ', after: '. Sinon : NON' },
    en: { before: 'Noted, you see the same: ', after: '. If not: NO' },
  },
  deny: {
    fr: { before: 'Noté, vous ne voyez pas cela : ', after: '. Sinon : OUI' },
    en: { before: 'Noted, you do not see this: ', after: '. If you do: YES' },
  },
} as const;

/** @param wasTold whether neighbours had heard of it */
export function withdrawnAnswer(alert: About, wasTold: boolean, language: Language): string {
  const { before, after } = (wasTold ? withdrawn.told : withdrawn.untold)[language];
  const first = isExercise(alert) ? opening(alert, language) : '';
  return oneSegment(`${first}${before}`, which(alert, language), after);
}

const withdrawn = {
  told: {
    fr: { before: 'Alerte retirée, vos voisins en sont prévenus : ', after: '' },
    en: { before: 'Alert withdrawn, your neighbours are told: ', after: '' },
  },
  untold: {
    fr: { before: 'Alerte retirée avant d’être diffusée : ', after: '' },
    en: { before: 'Alert withdrawn before anybody read it: ', after: '' },
  },
} as const;
