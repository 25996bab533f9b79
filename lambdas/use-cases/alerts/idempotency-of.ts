import { createHash, createHmac } from 'node:crypto';
import type { IdempotencyRecord } from '../../stores/alerts/alerts.ts';
import type { Caller } from '../use-case.ts';

/**
 * What makes a request recognisable when it is repeated under its key; nothing without a key. What was asked is digested under that very
 * key, and the key is kept as a digest: a number plate is so short that a plain digest of a request would tell it.
 * @param asked all that it asks for; the same request always has the same digest, as its fields come in the order of their schema
 */
export function idempotencyOf(
  caller: Caller,
  headers: { 'idempotency-key': string },
  asked: unknown,
): IdempotencyRecord;
export function idempotencyOf(
  caller: Caller,
  headers: { 'idempotency-key'?: string | undefined },
  asked: unknown,
): IdempotencyRecord | undefined;
export function idempotencyOf(
  { residentId }: Caller,
  { 'idempotency-key': given }: { 'idempotency-key'?: string | undefined },
  asked: unknown,
): IdempotencyRecord | undefined {
  if (given === undefined) return undefined;
  const key = given.toLowerCase();
  return {
    residentId,
    key: createHash('sha256').update(key).digest('hex'),
    digest: createHmac('sha256', key).update(JSON.stringify(asked)).digest('hex'),
  };
}
