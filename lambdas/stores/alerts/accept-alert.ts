import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Alert } from '../../domain/alert.ts';
import { standingSource } from '../communities/cap-source-keys.ts';
import { putNew } from '../conditional-puts.ts';
import type { Database, Write } from '../database.ts';
import { mandateSort, membershipSort, profileSort, residentKey } from '../residents/resident-items.ts';
import { alertItem } from './alert-items.ts';
import type { AcceptEffects, Accepted, StandingRight } from './alerts.ts';
import { effectWrites, publicWrites } from './effect-writes.ts';
import { type AlertTables, writeAlert } from './write-alert.ts';

/** The alert itself is what a new one says first. */
const firstMessage = 0;

/** A new alert with all that goes with it, if its author may still send it. @throws Refusal as {@link writeAlert} */
export function acceptAlert(
  database: Database,
  tables: AlertTables,
  alert: Alert,
  { right, ...effects }: AcceptEffects,
  now: Date,
): Promise<Accepted> {
  const { alerts: table } = tables;
  return writeAlert(database, table, {
    accepted: { alert, messageNumber: firstMessage },
    writes: [
      putNew(table, alertItem(alert)),
      ...publicWrites(table, undefined, alert),
      ...effectWrites(table, alert, effects, now),
      ...rightChecks(tables, right),
    ],
    idempotency: effects.idempotency,
    now,
  });
}

/** Whoever loses a right, or has to accept a new charter, between its reading and this write sends nothing. */
function rightChecks(tables: AlertTables, right: StandingRight): Write[] {
  const { residents: table, communities } = tables;
  if ('source' in right) {
    if (communities === undefined) throw new Error('alerts of sources cannot be accepted without their table');
    return [standingSource(communities, right.source), ...(right.setBy ? rightChecks(tables, right.setBy) : [])];
  }
  if (table === undefined) throw new Error('alerts cannot be accepted without the table of residents');
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
