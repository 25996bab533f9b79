/** How much may be contested in a day, so that nobody floods a municipality, nor others through its answers. */
import { Refusal } from '../refusal.ts';
import { secondsLeftOfDay } from '../utc-day.ts';

/** For all of a municipality: more than the few networks come to that one person has, and as many as officers can still read. */
export const mostForMunicipality = 500;

/** The refusal until the day is over. */
export function tooManyContestations(now: Date, cause?: unknown): Refusal {
  return new Refusal('too-many-contestations', { retryAfterSeconds: secondsLeftOfDay(now), cause });
}
