import { dayMs } from '../milliseconds.ts';
import { longestAbsenceDays, type Period } from '../residents/absence.ts';
import { plainText, wordsOf } from './plain-words.ts';
import type { TextCommand } from './text-command.ts';
import { type WrittenDay, writtenDays } from './written-days.ts';

const away = /\b(?:absent\w*|absence\w*|abscen\w*|away|vacances|conges?|parti\w*|holidays?)\b/;
const over = /\b(?:fin\w*|retour|rentre\w*|back|revenu\w*|termine\w*|annul\w*|end\w*|plus absent\w*|stop|off|non)\b/;
const returned =
  /^(?:(?:je|on|nous|suis|est|sommes|de|im|i|m|am|bien) )*(?:retour|rentres?|rentree?s?|revenus?|revenue?s?|back)\b/;
const until = /\b(?:jusqu|until)/;
const openEnded = /\b(?:a partir|des le|depuis|from)\b/;

/**
 * From when to when somebody says to be away, or that they are back; nothing when the text is about neither.
 * @param today ISO 8601, on their calendar
 * @param isSaid whether a keyword said it already
 */
export function readAbsence(text: string, today: string, isSaid = false): TextCommand | undefined {
  const plain = plainText(wordsOf(text));
  const isAway = isSaid || away.test(plain);
  const days = writtenDays(text, today);
  if (days.length > 0 && isAway) {
    const period = periodOf(days, plain, today);
    return period ? { kind: 'absent', period } : { kind: 'absent' };
  }
  if (days.length === 0 && isBack(plain, isAway)) return { kind: 'back' };
  return isSaid ? { kind: 'absent' } : undefined;
}

const mostWordsOfReturn = 6;

function isBack(plain: string, isAway: boolean): boolean {
  if (plain.split(' ').length > mostWordsOfReturn) return false;
  return returned.test(plain) || (isAway && over.test(plain));
}

function periodOf(days: readonly WrittenDay[], plain: string, today: string): Period | undefined {
  const [one, other] = days;
  if (!one || days.length > 2) return undefined;
  if (other) return between(one, other, today);
  if (openEnded.test(plain)) return undefined;
  const [to] = occurrences(one, today).filter((day) => day >= today);
  return to === undefined ? undefined : { from: until.test(plain) ? today : to, to };
}

/** Which stretch two days mean. One that is over by what is written is none: it is not moved to where it would not be. */
function between(one: WrittenDay, other: WrittenDay, today: string): Period | undefined {
  const isYearWritten = (one.year ?? other.year) !== undefined;
  if (isYearWritten) return notOver([shortest(ofWrittenYear(one, other))], today)[0];
  const [days, others] = [occurrences(one, today), occurrences(other, today)];
  return shortest(notOver([...spans(days, others), ...spans(others, days)], today));
}

const notOver = (periods: readonly (Period | undefined)[], today: string): Period[] =>
  periods.flatMap((period) => (period && period.to >= today ? [period] : []));

/** A year beside one day counts for both, but for the turn of the year: `28/12 03/01/2027`. */
function ofWrittenYear(one: WrittenDay, other: WrittenDay): Period[] {
  const [from, to] = [one.year ?? other.year ?? 0, other.year ?? one.year ?? 0];
  const [days, others] = [inYears(one, [from]), inYears(other, [to])];
  const before = one.year === undefined ? inYears(one, [from - 1]) : [];
  const after = other.year === undefined ? inYears(other, [to + 1]) : [];
  return [...spans([...before, ...days], [...others, ...after]), ...spans(others, days)];
}

/** Every stretch from one of some days to one of others that is no longer than an absence may be. */
function spans(from: readonly string[], to: readonly string[]): Period[] {
  return from.flatMap((first) =>
    to
      .filter((last) => last >= first && lengthOf({ from: first, to: last }) < longestAbsenceDays)
      .map((last) => ({ from: first, to: last })),
  );
}

/** Of several readings the shortest absence, and of those the soonest: `28/12 03/01` ends next year, `24/08 12/08` was turned round. */
function shortest(periods: readonly Period[]): Period | undefined {
  return periods.toSorted((a, b) => lengthOf(a) - lengthOf(b) || (a.from < b.from ? -1 : 1))[0];
}

const lengthOf = ({ from, to }: Period) => (Date.parse(to) - Date.parse(from)) / dayMs;

/** The days that are meant, the soonest first: of last year, this one and the next, unless the year is written. */
function occurrences(written: WrittenDay, today: string): string[] {
  const thisYear = Number(today.slice(0, 4));
  return inYears(written, written.year === undefined ? [thisYear - 1, thisYear, thisYear + 1] : [written.year]);
}

function inYears({ day, month }: WrittenDay, years: readonly number[]): string[] {
  const pad = (number: number) => String(number).padStart(2, '0');
  return years.map((each) => `${each}-${pad(month)}-${pad(day)}`).filter(exists);
}

/** Not so the 29th of February of most years. */
function exists(iso: string): boolean {
  const parsed = new Date(iso);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
}
