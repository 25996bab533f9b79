/** What became of an alert on its way, as items, and back. */
import * as z from 'zod/mini';
import { failureReason } from '../../../contract/delivery-words.ts';
import { channelName, ulid } from '../../../contract/fields.ts';
import type { SettledDelivery } from '../../domain/deliveries/delivery-totals.ts';
import type { DeliveryCounts, Ledger, Paid } from '../../domain/deliveries/receipts.ts';
import type { Item, Key } from '../database.ts';
import { alertPartition } from './alert-items.ts';
import type { KeptCounts, KeptLedger, LedgerKey } from './deliveries.ts';
import { messageDigits, purgeOf } from './posting-items.ts';

/** The partition of the index `pending` that holds the counts of which the totals do not know yet. */
export const deliveriesPending = 'DELIVERIES';

export const countsPrefix = 'DELIVERED#';

export const totalsKey = (alertId: string): Key => ({ pk: alertPartition(alertId), sk: 'DELIVERYTOTALS' });
export const countsKey = (key: LedgerKey): Key => ({
  pk: alertPartition(key.alertId),
  sk: `${countsPrefix}${nameOf(key)}`,
});

/**
 * Each part in a partition of its own: it is written whole whenever receipts come, and those of ten thousand recipients would leave none of
 * the alert's partition to a witness or a withdrawal.
 */
export const ledgerKey = (key: LedgerKey): Key => ({ pk: `LEDGER#${key.alertId}#${nameOf(key)}`, sk: 'LEDGER' });

const nameOf = ({ messageNumber, channel, part }: LedgerKey): string =>
  `${String(messageNumber).padStart(messageDigits, '0')}#${channel}#${part}`;

export function ledgerItem(key: LedgerKey, { version, entries }: KeptLedger): Item & Key {
  return { ...ledgerKey(key), version, entries: shortened(entries), expiresAtSeconds: purgeOf(key.alertId) };
}

/** In the index `pending` until the totals know of them. */
export function countsItem(key: LedgerKey, version: number, counts: DeliveryCounts, now: Date): Item & Key {
  const pending = { pendingKey: deliveriesPending, dueAt: now.getTime() };
  const expiresAtSeconds = purgeOf(key.alertId);
  return { ...countsKey(key), ...key, version, counts: { ...counts }, ...pending, expiresAtSeconds };
}

export function settledItem(alertId: string, settled: SettledDelivery): Item & Key {
  return { ...totalsKey(alertId), alertId, ...settled, expiresAtSeconds: purgeOf(alertId) };
}

const fate = z.union([z.literal('accepted'), z.literal('delivered'), failureReason]);

const paid = z.array(z.tuple([z.string(), z.number(), z.number()]));

/** A ledger of a large commune has thousands of entries in one item: each is its parts in their order, as far as it has any. */
const shortEntry = z.pipe(
  z.tuple([fate], z.union([z.nullable(z.number()), paid])),
  z.transform(([told, delayMs, sms]) => ({
    fate: told,
    ...(typeof delayMs === 'number' ? { delayMs } : {}),
    ...(Array.isArray(sms) ? { paid: paidOf(sms) } : {}),
  })),
);

const paidOf = (sms: z.infer<typeof paid>): Readonly<Record<string, Paid>> =>
  Object.fromEntries(sms.map(([id, smsParts, priceMicros]) => [id, { smsParts, priceMicros }]));

function shortened(entries: Ledger) {
  const short = Object.entries(entries).map(([recipient, told]) => {
    const sms =
      told.paid && Object.entries(told.paid).map(([id, { smsParts, priceMicros }]) => [id, smsParts, priceMicros]);
    const parts = [told.fate, told.delayMs ?? null, sms ?? null];
    while (parts.at(-1) === null) parts.pop();
    return [recipient, parts] as const;
  });
  return Object.fromEntries(short);
}

const ledger = z.object({ version: z.number(), entries: z.record(z.string(), shortEntry) });
const delays = z.record(z.string(), z.number());
const counts = z.object({
  alertId: ulid,
  messageNumber: z.number(),
  channel: channelName,
  part: z.string(),
  version: z.number(),
  counts: z.object({
    accepted: z.number(),
    delivered: z.number(),
    failed: z.partialRecord(failureReason, z.number()),
    delays,
    smsParts: z.number(),
    priceMicros: z.number(),
  }),
});
const ofChannel = z.object({
  delivered: z.number(),
  failed: z.number(),
  smsParts: z.number(),
  priceMicros: z.number(),
  delays,
});
const settled = z.object({
  version: z.number(),
  totals: z.object({ email: ofChannel, sms: ofChannel, push: ofChannel }),
  residents: z.number(),
});

export const parseLedger = (item: unknown): KeptLedger => z.parse(ledger, item);
export const parseCounts = (item: unknown): KeptCounts => z.parse(counts, item);
/** Of an item `DELIVERYTOTALS`. */
export const parseSettled = (item: unknown): SettledDelivery => z.parse(settled, item);
