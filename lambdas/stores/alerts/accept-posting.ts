import { setTimeout as wait } from 'node:timers/promises';
import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Posting } from '../../domain/posting.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Database, type Item, TransactionCancelled, transact, type Write } from '../database.ts';
import { profileSort, residentKey } from '../residents/resident-items.ts';
import { alertItem, idempotencyItem, parseIdempotency, postingItem } from './alert-items.ts';
import type { IdempotencyRecord } from './alerts.ts';

export interface AlertTables {
  readonly alerts: string;
  /** Holds the rights of whoever reports; needed to accept alerts. */
  readonly residents?: string;
}

/** The idempotency record comes first: when its condition fails, an earlier request had this key. */
const idempotencyPosition = 0;

/** How often a transaction that met another one is tried, and how long it waits in between, in milliseconds at the most. */
const triesAtMost = 6;
const longestWaitMs = 150;

/**
 * Writes alert, posting and idempotency record, or finds what an earlier request with the same key wrote.
 * @throws Refusal `idempotency-key-reused`; `changed-meanwhile` when the reporter's rights are no longer those that were read;
 * `unavailable` when other requests keep the record busy
 */
export async function acceptPosting(
  database: Database,
  tables: AlertTables,
  posting: Posting,
  record: IdempotencyRecord,
): Promise<Posting> {
  const writes = [...writesOf(tables.alerts, posting, record), ...rightsOf(tables, posting, record)];
  for (let tries = 1; ; tries += 1) {
    try {
      await transact(database, writes);
      return posting;
    } catch (error) {
      if (!(error instanceof TransactionCancelled)) throw error;
      if (error.conditionFailed(idempotencyPosition)) return acceptedPosting(error.items[idempotencyPosition], record);
      if (error.codes.includes('ConditionalCheckFailed')) throw new Refusal('changed-meanwhile', { cause: error });
      if (!error.passing) throw error;
      if (tries === triesAtMost) throw new Refusal('unavailable', { retryAfterSeconds: 1, cause: error });
      await wait(Math.random() * longestWaitMs);
    }
  }
}

function writesOf(table: string, posting: Posting, record: IdempotencyRecord): Write[] {
  const put = (item: Item) => ({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
  return [
    { Put: { ...put(idempotencyItem(record, posting)), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Put: put(alertItem(posting)) },
    { Put: put(postingItem(posting)) },
  ];
}

/** Whoever is suspended, leaves or has to accept a new charter between the reading of their rights and this write reports nothing. */
function rightsOf({ residents }: AlertTables, { communityId }: Posting, { residentId }: IdempotencyRecord): Write[] {
  if (residents === undefined) throw new Error('alerts cannot be accepted without the table of residents');
  const pk = residentKey(residentId);
  return [
    {
      ConditionCheck: {
        TableName: residents,
        Key: { pk, sk: `MEMBERSHIP#${communityId}` },
        ConditionExpression: 'membership.#status = :active',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':active': 'active' },
      },
    },
    {
      ConditionCheck: {
        TableName: residents,
        Key: { pk, sk: profileSort },
        ConditionExpression: 'profile.acceptedCharter = :charter',
        ExpressionAttributeValues: { ':charter': currentCharterVersion },
      },
    },
  ];
}

/** @throws Refusal `idempotency-key-reused` when the key served another request */
export function acceptedPosting(item: unknown, { digest }: IdempotencyRecord): Posting {
  const earlier = parseIdempotency(item);
  if (earlier.digest !== digest) throw new Refusal('idempotency-key-reused');
  return earlier.posting;
}
