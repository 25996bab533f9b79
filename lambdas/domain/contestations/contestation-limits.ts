/** How much may be contested in a day, so that nobody floods a municipality, nor others through its answers. */
import { Refusal } from '../refusal.ts';
import { secondsOfDayLeft } from '../source-limits.ts';

/** For all of a municipality. */
export const mostForMunicipality = 100;

/** @throws Refusal `too-many-contestations` until the day is over */
export function tooManyContestations(now: Date, cause?: unknown): Refusal {
  return new Refusal('too-many-contestations', { retryAfterSeconds: secondsOfDayLeft(now), cause });
}
