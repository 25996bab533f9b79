import { setTimeout as wait } from 'node:timers/promises';
import { type Database, TransactionCancelled, transact, type Write } from './database.ts';

const triesAtMost = 12;
const firstWaitMs = 20;
const longestWaitMs = 1_000;

/**
 * As {@link transact}, for items that many write at the same time, as the counts of a community are: of transactions that meet at an
 * item, DynamoDB carries out one and cancels the others. A cancelled one is asked again as it is, for its conditions still guard it, after
 * waits that are random and grow, so that those who met do not meet again.
 * @throws TransactionCancelled
 */
export async function transactAmongMany(database: Database, writes: readonly Write[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(database, writes);
    } catch (error) {
      if (!isConflictAlone(error) || tries === triesAtMost) throw error;
    }
    await wait(Math.random() * Math.min(firstWaitMs * 2 ** tries, longestWaitMs));
  }
}

const isConflictAlone = (error: unknown) =>
  error instanceof TransactionCancelled && error.passing && !error.codes.includes('ConditionalCheckFailed');
