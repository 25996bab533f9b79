import { localDay } from '../local-time.ts';
import { dayMs } from '../milliseconds.ts';
import { invalidInput } from '../refusal.ts';

interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Days of a calendar, ISO 8601; both are included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const usualDays = 30;
const mostDays = 366;

/**
 * The days that an officer asks for, by default the last thirty.
 * @throws Refusal `invalid-input` when they end before they begin, or are more than 366
 */
export function statisticsPeriod({ from, to }: AskedPeriod, inseeCode: string, now: Date): Period {
  const last = to ?? localDay(now, inseeCode);
  const first = from ?? dayBefore(last, usualDays - 1);
  if (first > last) throw invalidInput({ path: 'to', code: 'not-after-the-start' });
  if (first < dayBefore(last, mostDays - 1)) throw invalidInput({ path: 'from', code: 'over-a-year' });
  return { from: first, to: last };
}

const monthsOfAYear = 12;

/**
 * The months that anybody asks for, by any of their days; by default twelve, and none that is not over: whoever asked every minute would
 * see each alert come in. Whole months, so that no difference of two periods singles out a day that is past.
 * @throws Refusal `invalid-input` as {@link statisticsPeriod}, also when none of them is over
 */
export function publicPeriod({ from, to }: AskedPeriod, inseeCode: string, now: Date): Period {
  const lastOver = dayBefore(firstOfMonth(localDay(now, inseeCode), 0), 1);
  const last = to === undefined ? lastOver : earlier(lastOfMonth(to), lastOver);
  const first = from === undefined ? firstOfMonth(last, monthsOfAYear - 1) : firstOfMonth(from, 0);
  return statisticsPeriod({ from: first, to: last }, inseeCode, now);
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

export function dayBefore(day: string, days: number): string {
  return isoDay(Date.parse(day) - days * dayMs);
}

function firstOfMonth(day: string, monthsBefore: number): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1 - monthsBefore, 1));
}

function lastOfMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return isoDay(Date.UTC(year, month, 0));
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 'yyyy-mm-dd'.length);
