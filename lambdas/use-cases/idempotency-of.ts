import type { IdempotencyRecord } from '../stores/alerts/alerts.ts';
import { digestOf } from './digest-of.ts';
import type { Caller } from './use-case.ts';

/** What makes a request recognisable when it is repeated under its key; nothing without a key. @param asked all that it asks for */
export function idempotencyOf(
  { residentId }: Caller,
  { 'idempotency-key': key }: { 'idempotency-key'?: string | undefined },
  asked: unknown,
): IdempotencyRecord | undefined {
  return key === undefined ? undefined : { residentId, key: key.toLowerCase(), digest: digestOf(asked) };
}
