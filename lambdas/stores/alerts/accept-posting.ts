import { setTimeout as wait } from 'node:timers/promises';
import type { Posting } from '../../domain/posting.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Database, TransactionCancelled, transact, type Write } from '../database.ts';
import { alertItem, idempotencyItem, parseIdempotency, postingItem } from './alert-items.ts';
import type { IdempotencyRecord } from './alerts.ts';

/** The idempotency record comes first: its condition is the one that may fail. */
const idempotencyPosition = 0;

/** How often a transaction that met another one is tried, and how long it waits in between, in milliseconds at the most. */
const triesAtMost = 6;
const longestWaitMs = 150;

/**
 * Writes alert, posting and idempotency record, or finds what an earlier request with the same key wrote.
 * @throws Refusal `idempotency-key-reused`; `unavailable` when other requests keep the record busy
 */
export async function acceptPosting(
  database: Database,
  table: string,
  posting: Posting,
  record: IdempotencyRecord,
): Promise<Posting> {
  const writes = writesOf(table, posting, record);
  for (let tries = 1; ; tries += 1) {
    try {
      await transact(database, writes);
      return posting;
    } catch (error) {
      if (!(error instanceof TransactionCancelled)) throw error;
      if (error.conditionFailed(idempotencyPosition)) return earlierPosting(error, record);
      if (!error.passing) throw error;
      if (tries === triesAtMost) throw new Refusal('unavailable', { retryAfterSeconds: 1, cause: error });
      await wait(Math.random() * longestWaitMs);
    }
  }
}

function writesOf(table: string, posting: Posting, record: IdempotencyRecord): Write[] {
  const put = (Item: Record<string, unknown>) => ({
    TableName: table,
    Item,
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  return [
    { Put: { ...put(idempotencyItem(record, posting)), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
    { Put: put(alertItem(posting)) },
    { Put: put(postingItem(posting)) },
  ];
}

function earlierPosting(cancelled: TransactionCancelled, { digest }: IdempotencyRecord): Posting {
  const earlier = parseIdempotency(cancelled.items[idempotencyPosition]);
  if (earlier.digest !== digest) throw new Refusal('idempotency-key-reused');
  return earlier.posting;
}
