import type { Language } from '../../../contract/fields.ts';
import type { Notice } from '../publishing/posting.ts';
import { isClosing } from '../publishing/telling.ts';
import { type EmergencyNumber, emergencyNumber } from './emergency.ts';
import {
  calledWords,
  certaintyNames,
  exerciseNames,
  isExercise,
  levelNames,
  type MayBeExercise,
  stateNames,
  tellsWhetherCalled,
} from './words.ts';

/**
 * How every message opens: with the level, and about a danger first of all with the number to call, and whether it was called; what
 * follows an alert says its new state and how sure the fact is. That an alert is over comes first, and then nobody is to call.
 * An exercise says so before all else, and that the number is for a real case.
 */
export function openingOf(notice: Notice, language: Language): string {
  const { alert, message } = notice;
  const state = stateNames[message.kind]?.[language];
  const level = levelNames[alert.level][language];
  if (state && isClosing(message)) return `${exerciseWord(alert, language)}${state} (${level.toLowerCase()})`;
  const whatAndHowSure = state ? stateOf(notice, state, language) : level;
  return alert.level === 'danger'
    ? dangerOpening(notice, whatAndHowSure, language)
    : exerciseWord(alert, language) + whatAndHowSure;
}

/** An update goes on with the level it is about: `SUITE DANGER (probable)`; other states stand on their own before it. */
function stateOf({ alert, message }: Notice, state: string, language: Language): string {
  const about = `${state}${message.kind === 'update' ? ' ' : ', '}${levelNames[alert.level][language]}`;
  return isExercise(alert) ? about : `${about} (${certaintyNames[message.certainty][language]})`;
}

function dangerOpening({ alert, message }: Notice, what: string, language: Language): string {
  const number = emergencyNumber(alert);
  if (isExercise(alert)) return `${exerciseWord(alert, language)}${what}, ${whenReal(number)[language]}`;
  const saysCalled = stateNames[message.kind] === undefined && tellsWhetherCalled(alert);
  const called = saysCalled ? ` (${calledWords[alert.emergencyCalled][language]})` : '';
  return `${first(number)[language]}${called}, ${what}`;
}

const exerciseWord = (alert: MayBeExercise, language: Language): string =>
  isExercise(alert) ? `${exerciseNames[language]} ` : '';

const first = (number: EmergencyNumber) => ({ fr: `${number} d’abord`, en: `${number} first` });

const whenReal = (number: EmergencyNumber) => ({ fr: `en vrai ${number} d’abord`, en: `if real ${number} first` });
