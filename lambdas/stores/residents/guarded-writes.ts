import { Refusal } from '../../domain/refusal.ts';
import { type Item, TransactionCancelled, type Write } from '../database.ts';

/** A write, and what it means that its condition failed; without a meaning, it is a fault. */
export interface GuardedWrite {
  readonly write: Write;
  /** @param standing what stood in the way, where the write asks for it */
  readonly refusal?: (standing: Item | undefined) => unknown;
}

export const unguarded = (write: Write): GuardedWrite => ({ write });

export const changedMeanwhile = () => new Refusal('changed-meanwhile');

/** Why a transaction of these writes was cancelled, by the first condition that failed; a conflict is another write at this very moment. */
export function refusalOf(error: unknown, writes: readonly GuardedWrite[]): unknown {
  if (!(error instanceof TransactionCancelled)) return error;
  const failed = writes.findIndex((_, index) => error.conditionFailed(index));
  const refusal = writes[failed]?.refusal?.(error.items[failed]);
  if (refusal !== undefined) return refusal;
  return error.passing ? new Refusal('changed-meanwhile', { cause: error }) : error;
}
