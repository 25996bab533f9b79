import { currentCharterVersion } from '../../../contract/charter.ts';
import { standingSource } from '../communities/cap-source-keys.ts';
import type { Write } from '../database.ts';
import { mandateSort, membershipSort, profileSort, residentKey } from '../residents/resident-items.ts';
import type { StandingRight } from './alerts.ts';
import type { AlertTables } from './write-alert.ts';

/** Whoever loses a right, or has to accept a new charter, between its reading and this write sends nothing, and changes nothing. */
export function rightChecks(tables: AlertTables, right: StandingRight): Write[] {
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
