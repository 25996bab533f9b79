import { endOfDay, startOfDay } from '../local-time.ts';
import { invalidInput } from '../refusal.ts';
import { keptMs } from './life.ts';

interface AskedPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * The period that an officer asks for, by the calendar of the municipality where days are given: the last one is included.
 * Officers read as far back as anything of an alert is kept.
 * @returns instants, in milliseconds since 1970; the end is not included, and absent when there is none
 * @throws Refusal `invalid-input` when the end is not after the start
 */
export function alertPeriod(
  { from, to }: AskedPeriod,
  inseeCode: string,
  now: Date,
): { fromMs: number; toMs?: number } {
  const fromMs = from === undefined ? undefined : momentOf(from, inseeCode, startOfDay);
  const toMs = to === undefined ? undefined : momentOf(to, inseeCode, endOfDay);
  if (fromMs !== undefined && toMs !== undefined && toMs <= fromMs)
    throw invalidInput({ path: 'to', code: 'not-after-the-start' });
  const earliestMs = now.getTime() - keptMs;
  return {
    fromMs: Math.max(fromMs ?? earliestMs, earliestMs),
    ...(toMs === undefined ? {} : { toMs: Math.max(toMs, 0) }),
  };
}

const isDay = (text: string): boolean => !text.includes('T');

function momentOf(dayOrInstant: string, inseeCode: string, ofDay: typeof startOfDay): number {
  return isDay(dayOrInstant) ? ofDay(dayOrInstant, inseeCode) : Date.parse(dayOrInstant);
}
