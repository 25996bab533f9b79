/** What is kept of a resident who sends alerts, as items of one partition: what each request came to, advice, and their record. */
import * as z from 'zod/mini';
import { purgeAtSeconds } from '../../domain/alerts/life.ts';
import { dayMs } from '../../domain/milliseconds.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ReporterRecord, suspensionMs, upheldWithinMs } from '../../domain/reporting/reporter-record.ts';
import type { Item, Key } from '../database.ts';
import * as schemas from './alert-schema.ts';
import type { Accepted, IdempotencyRecord, RequestKey } from './alerts.ts';

const residentPartition = (residentId: string) => `RESIDENT#${residentId}`;

export const idempotencyKey = ({ residentId, key }: RequestKey): Key => ({
  pk: residentPartition(residentId),
  sk: `IDEMPOTENCY#${key}`,
});

export const recordKey = (residentId: string): Key => ({ pk: residentPartition(residentId), sk: 'RECORD' });

export const adviceKey = ({ residentId }: RequestKey, words: string): Key => ({
  pk: residentPartition(residentId),
  sk: `ADVICE#${words}`,
});

/** As long as a request can be repeated, its answer is known: as long as the alert is kept. */
export function idempotencyItem(request: IdempotencyRecord, { alert, messageNumber }: Accepted): Item & Key {
  const { digest } = request;
  return {
    ...idempotencyKey(request),
    digest,
    alert,
    messageNumber,
    expiresAtSeconds: purgeAtSeconds(alert.reportedAt),
  };
}

/** Longer than anything in a record weighs. */
const recordKeptMs = upheldWithinMs + suspensionMs + dayMs;

/** As it is after this save. */
export function recordItem(record: ReporterRecord, now: Date): Item & Key {
  return {
    ...recordKey(record.residentId),
    ...record,
    version: record.version + 1,
    expiresAtSeconds: secondsAfter(now, recordKeptMs),
  };
}

export function adviceItem(request: RequestKey, words: string, at: Date): Item & Key {
  return { ...adviceKey(request, words), advised: request.key, expiresAtSeconds: secondsAfter(at, dayMs) };
}

const advice = z.object({ advised: z.exactOptional(z.string()) });

/** Whether there is advice, and another request was answered with it. */
export const isAdviceToAnother = (item: Item | undefined, { key }: RequestKey): boolean =>
  item !== undefined && advice.parse(item).advised !== key;

const secondsAfter = (at: Date, durationMs: number) => Math.floor((at.getTime() + durationMs) / 1000);

const request = z.object({ digest: z.string(), alert: schemas.alert, messageNumber: z.number() });

/** What the request came to. @throws Refusal `idempotency-key-reused` when the key served another request */
export function acceptedBy(item: unknown, { digest }: IdempotencyRecord): Accepted {
  const earlier = z.parse(request, item);
  if (earlier.digest !== digest) throw new Refusal('idempotency-key-reused');
  return { alert: earlier.alert, messageNumber: earlier.messageNumber };
}

const record = z.object({
  residentId: z.string(),
  version: z.number(),
  broadcasts: z.array(z.object({ at: z.string(), danger: z.boolean() })),
  /** Records from before exercises were counted have none. */
  exercises: z._default(z.array(z.string()), []),
  total: z.number(),
  upheld: z.array(z.object({ alertId: z.string(), at: z.string() })),
});

export const parseRecord = (item: unknown): ReporterRecord => z.parse(record, item);
