import type { Language } from '../../../contract/fields.ts';
import type { Posting } from '../posting.ts';
import { emergencyNumber } from './emergency.ts';
import { calledWords, isExercise, levelNames } from './words.ts';

/**
 * How every message opens: with the level, and about a danger first of all with the number to call, and whether it was called.
 * An exercise says so first, and that the number is for a real case: nobody should call it.
 */
export function openingOf(posting: Posting, language: Language): string {
  const level = levelNames[posting.level][language];
  const number = emergencyNumber(posting);
  const danger = posting.level === 'danger';
  if (isExercise(posting)) return exerciseOpening(danger ? `${level}, ${whenReal(number)[language]}` : level, language);
  return danger ? `${first(number)[language]} (${calledWords[posting.emergencyCalled][language]}), ${level}` : level;
}

const exerciseOpening = (rest: string, language: Language) => `${language === 'fr' ? 'EXERCICE' : 'EXERCISE'} ${rest}`;

const first = (number: string) => ({ fr: `${number} d’abord`, en: `${number} first` });

const whenReal = (number: string) => ({ fr: `en vrai ${number} d’abord`, en: `if real ${number} first` });
