/** How often somebody is sent what they did not ask for, whoever has it sent: by phone or address, each kind by itself. */
import { dayMs, hourMs } from '../milliseconds.ts';
import { Refusal } from '../refusal.ts';
import { secondsLeftOfDay } from '../utc-day.ts';

/** No more than so many within so long. */
export interface SendingLimit {
  readonly most: number;
  readonly withinMs: number;
}

/** Codes that confirm a phone. */
export const codeLimits: readonly SendingLimit[] = [{ most: 3, withinMs: hourMs }];

/** Enrolments and invitations of relatives: however many ask, whoever has the phone still gets their code. */
export const questionLimits: readonly SendingLimit[] = [
  { most: 3, withinMs: hourMs },
  { most: 6, withinMs: dayMs },
];

/** Links that stop SMS, which anybody may have sent. */
export const stopLinkLimits: readonly SendingLimit[] = [
  { most: 1, withinMs: hourMs },
  { most: 3, withinMs: dayMs },
];

/** When one more may leave, in milliseconds since 1970. @param sentMs when the last ones left, the newest first */
export function nextSendingMs(sentMs: readonly (number | undefined)[], limits: readonly SendingLimit[]): number {
  return Math.max(0, ...limits.map(({ most, withinMs }) => (sentMs[most - 1] ?? Number.NEGATIVE_INFINITY) + withinMs));
}

/** @throws nothing: the refusal of a code, or of a question, that would be one too many */
export function tooManyCodes(nextMs: number, now: Date): Refusal {
  return new Refusal('too-many-codes', { retryAfterSeconds: Math.ceil((nextMs - now.getTime()) / 1000) });
}

/** @throws nothing: the refusal of one more link from the same address, until the day is over */
export function tooManyStopLinks(now: Date): Refusal {
  return new Refusal('too-many-stop-links', { retryAfterSeconds: secondsLeftOfDay(now) });
}
