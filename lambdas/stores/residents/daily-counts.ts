/** What one resident sends in a day to people who did not ask for it. */

import { dayMs } from '../../domain/milliseconds.ts';
import { Refusal } from '../../domain/refusal.ts';
import { enrolmentsADay } from '../../domain/residents/enrolment.ts';
import { invitationsADay } from '../../domain/residents/relatives.ts';
import { secondsLeftOfDay, utcDay } from '../../domain/utc-day.ts';
import { countWrite } from '../daily-count.ts';
import { expiryAfter } from './expiry.ts';
import type { GuardedWrite } from './guarded-writes.ts';

export type Counted = 'enrolments' | 'invitations';

export const mostADay: Readonly<Record<Counted, number>> = {
  enrolments: enrolmentsADay,
  invitations: invitationsADay,
};

/** The refusal of the one that would be too many. */
export function tooManyToday(what: Counted, at: Date): Refusal {
  return new Refusal(`too-many-${what}`, { retryAfterSeconds: secondsLeftOfDay(at) });
}

export function dailyCountWrite(table: string, residentId: string, what: Counted, at: Date): GuardedWrite {
  const key = { pk: `COUNTS#${residentId}`, sk: `${what.toUpperCase()}#${utcDay(at)}` };
  const expiresAtSeconds = expiryAfter(at, 2 * dayMs);
  const write = countWrite(table, key, { most: mostADay[what], expiresAtSeconds });
  return { write, refusal: () => tooManyToday(what, at) };
}
