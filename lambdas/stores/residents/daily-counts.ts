/** What one resident sends in a day to people who did not ask for it: counted by the calendar of UTC, one write that needs nothing read before it. */
import { enrolmentsADay } from '../../domain/enrolment.ts';
import { dayMs } from '../../domain/life.ts';
import { Refusal } from '../../domain/refusal.ts';
import { invitationsADay } from '../../domain/relatives.ts';
import type { GuardedWrite } from './guarded-writes.ts';

export type Counted = 'enrolments' | 'invitations';

export const mostADay: Readonly<Record<Counted, number>> = {
  enrolments: enrolmentsADay,
  invitations: invitationsADay,
};

/** @throws nothing: the refusal of the write that would be one too many */
export function tooManyToday(what: Counted, at: Date): Refusal {
  const retryAfterSeconds = Math.ceil((dayMs - (at.getTime() % dayMs)) / 1000);
  return new Refusal(`too-many-${what}`, { retryAfterSeconds });
}

export const dayOf = (at: Date) => at.toISOString().slice(0, 'YYYY-MM-DD'.length);

export function dailyCountWrite(table: string, residentId: string, what: Counted, at: Date): GuardedWrite {
  const write = {
    Update: {
      TableName: table,
      Key: { pk: `COUNTS#${residentId}`, sk: `${what.toUpperCase()}#${dayOf(at)}` },
      UpdateExpression: 'SET soMany = if_not_exists(soMany, :none) + :one, expiresAtSeconds = :expiresAtSeconds',
      ConditionExpression: 'attribute_not_exists(soMany) OR soMany < :most',
      ExpressionAttributeValues: {
        ':none': 0,
        ':one': 1,
        ':most': mostADay[what],
        ':expiresAtSeconds': Math.ceil((at.getTime() + 2 * dayMs) / 1000),
      },
    },
  };
  return { write, refusal: () => tooManyToday(what, at) };
}
