import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../domain/refusal.ts';
import { type Database, TransactionCancelled, transact, type Write } from '../database.ts';
import type { Accepted, IdempotencyRecord } from './alerts.ts';
import { acceptedBy, idempotencyItem } from './reporter-items.ts';

export interface AlertTables {
  readonly alerts: string;
  /** Holds the rights of whoever sends an alert; needed to accept one, and to save what depends on a right. */
  readonly residents?: string;
  /** Holds the sources of alerts; needed to accept one of theirs, and their news. */
  readonly communities?: string;
}

/** What is written in one transaction, and what it comes to. */
export interface AlertWrite {
  readonly accepted: Accepted;
  readonly writes: readonly Write[];
  readonly idempotency: IdempotencyRecord | undefined;
  readonly now: Date;
}

/** The idempotency record comes first: when its condition fails, an earlier request had this key. */
const idempotencyPosition = 0;

/** How often a transaction that met another one is tried, and how long it waits in between, in milliseconds at the most. */
const triesAtMost = 6;
const longestWaitMs = 150;

/**
 * Writes all of it, or finds what an earlier request with the same key wrote.
 * @throws Refusal `idempotency-key-reused`; `changed-meanwhile` when something is no longer as it was read; `unavailable` when others
 * keep the same items busy
 */
export async function writeAlert(database: Database, table: string, write: AlertWrite): Promise<Accepted> {
  const { accepted, idempotency } = write;
  const writes = [...idempotencyWrites(table, write), ...write.writes];
  for (let tries = 1; ; tries += 1) {
    try {
      await transact(database, writes);
      return accepted;
    } catch (error) {
      if (!(error instanceof TransactionCancelled)) throw error;
      if (idempotency && error.conditionFailed(idempotencyPosition)) {
        return acceptedBy(error.items[idempotencyPosition], idempotency);
      }
      if (error.codes.includes('ConditionalCheckFailed')) throw new Refusal('changed-meanwhile', { cause: error });
      if (!error.passing) throw error;
      if (tries === triesAtMost) throw new Refusal('unavailable', { retryAfterSeconds: 1, cause: error });
      await wait(Math.random() * longestWaitMs);
    }
  }
}

/** A record whose time is over no longer stands in the way, even while the table has not deleted it. */
function idempotencyWrites(table: string, { accepted, idempotency, now }: AlertWrite): Write[] {
  if (!idempotency) return [];
  return [
    {
      Put: {
        TableName: table,
        Item: idempotencyItem(idempotency, accepted),
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAtSeconds <= :nowSeconds',
        ExpressionAttributeValues: { ':nowSeconds': Math.floor(now.getTime() / 1000) },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
  ];
}
