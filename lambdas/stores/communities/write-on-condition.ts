import { type PlainCode, Refusal } from '../../domain/refusal.ts';
import { type Database, TransactionCancelled, transact, type Write } from '../database.ts';

/**
 * All of these writes, on the condition of the first one.
 * @throws Refusal of the given code when that condition fails, `unavailable` while others write the same items
 */
export async function writeOnCondition(
  database: Database,
  writes: readonly Write[],
  refusedAs: PlainCode,
): Promise<void> {
  try {
    await transact(database, writes);
  } catch (error) {
    if (!(error instanceof TransactionCancelled)) throw error;
    if (error.conditionFailed(0)) throw new Refusal(refusedAs, { cause: error });
    throw error.passing ? new Refusal('unavailable', { cause: error }) : error;
  }
}
