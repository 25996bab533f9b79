import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Alert } from '../../domain/alert.ts';
import type { Database, Write } from '../database.ts';
import { mandateSort, membershipSort, profileSort, residentKey } from '../residents/resident-items.ts';
import { alertItem } from './alert-items.ts';
import type { AcceptEffects, Accepted, StandingRight } from './alerts.ts';
import { effectWrites, publicWrites, putNew } from './effect-writes.ts';
import { type AlertTables, writeAlert } from './write-alert.ts';

/** The alert itself is what a new one says first. */
const firstMessage = 0;

/** A new alert with all that goes with it, if its author may still send it. @throws Refusal as {@link writeAlert} */
export function acceptAlert(
  database: Database,
  { alerts: table, residents }: AlertTables,
  alert: Alert,
  { right, ...effects }: AcceptEffects,
  now: Date,
): Promise<Accepted> {
  if (residents === undefined) throw new Error('alerts cannot be accepted without the table of residents');
  return writeAlert(database, table, {
    accepted: { alert, messageNumber: firstMessage },
    writes: [
      putNew(table, alertItem(alert)),
      ...publicWrites(table, undefined, alert),
      ...effectWrites(table, alert, effects, now),
      ...rightChecks(residents, right),
    ],
    idempotency: effects.idempotency,
    now,
  });
}

/** Whoever loses a right, or has to accept a new charter, between its reading and this write sends nothing. */
function rightChecks(table: string, right: StandingRight): Write[] {
  const pk = residentKey(right.residentId);
  if (!('memberOf' in right)) {
    const Key = { pk, sk: mandateSort(right) };
    return [{ ConditionCheck: { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' } }];
  }
  return [
    {
      ConditionCheck: {
        TableName: table,
        Key: { pk, sk: membershipSort(right.memberOf) },
        ConditionExpression: 'membership.#status = :active',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':active': 'active' },
      },
    },
    {
      ConditionCheck: {
        TableName: table,
        Key: { pk, sk: profileSort },
        ConditionExpression: 'profile.acceptedCharter = :charter',
        ExpressionAttributeValues: { ':charter': currentCharterVersion },
      },
    },
  ];
}
