/** An alert and what belongs to it alone, as items of one partition, and back. All of it is purged at the same hour. */
import * as z from 'zod/mini';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { HistoryEntry } from '../../domain/alerts/history.ts';
import { purgeAtSeconds } from '../../domain/alerts/life.ts';
import type { Item, Key } from '../database.ts';
import * as schemas from './alert-schema.ts';
import type { PublicEntry, ReceivedCap, SaveEffects, Seen, StoredPlate } from './alerts.ts';

export const alertPartition = (alertId: string) => `ALERT#${alertId}`;
export const municipalityKey = (inseeCode: string) => `MUNICIPALITY#${inseeCode}`;
export const authorKey = (residentId: string) => `AUTHOR#${residentId}`;
export const moderationKey = (communityId: string) => `COMMUNITY#${communityId}`;

export const alertKey = (alertId: string): Key => ({ pk: alertPartition(alertId), sk: 'ALERT' });
export const plateKey = (alertId: string): Key => ({ pk: alertPartition(alertId), sk: 'PLATE' });

export const witnessKey = (alertId: string, residentId: string): Key => ({
  pk: alertPartition(alertId),
  sk: `WITNESS#${residentId}`,
});

/** What precedes the number in the sort key of an entry; five digits keep the order. */
export const historyPrefix = 'HISTORY#';
const historyDigits = 5;

/** The partition of the index `pending` that holds the plates to erase. */
export const platesPending = 'PLATE';

/** In the list of its municipality, in its author's own, and in a community's list of moderation while it awaits a decision there. */
export function alertItem(alert: Alert): Item & Key {
  const { alertId, inseeCode, author, moderation, reportedAt } = alert;
  const open = moderation.open
    ? { moderationKey: moderationKey(moderation.open.communityId), moderationSort: alertId }
    : {};
  return {
    ...alertKey(alertId),
    ...alert,
    municipalityKey: municipalityKey(inseeCode),
    municipalitySort: alertId,
    feedKey: authorKey(author.residentId),
    feedSort: alertId,
    ...open,
    expiresAtSeconds: purgeAtSeconds(reportedAt),
  };
}

/** The list of what officers of a municipality told neighbours. */
export const publicKey = (inseeCode: string) => `PUBLIC#${inseeCode}`;

/** The line of an alert in that list, apart from the alert: the feed of its author is where the alert itself stands in that index. */
export function publicItem({ alertId, inseeCode, addressees, reportedAt }: Alert): Item & Key {
  return {
    pk: alertPartition(alertId),
    sk: 'PUBLIC',
    alertId,
    communityIds: addressees.communityIds,
    feedKey: publicKey(inseeCode),
    feedSort: alertId,
    expiresAtSeconds: purgeAtSeconds(reportedAt),
  };
}

export function historyItem({ alertId, reportedAt }: Alert, entry: HistoryEntry): Item & Key {
  return {
    pk: alertPartition(alertId),
    sk: `${historyPrefix}${String(entry.number).padStart(historyDigits, '0')}`,
    ...entry,
    expiresAtSeconds: purgeAtSeconds(reportedAt),
  };
}

export function witnessItem(
  { alertId, reportedAt }: Alert,
  { residentId, after }: NonNullable<SaveEffects['witness']>,
): Item & Key {
  return { ...witnessKey(alertId, residentId), seen: after, expiresAtSeconds: purgeAtSeconds(reportedAt) };
}

/** Due to be erased at its hour, by the sweeper; the table's own purge comes days late. */
export function plateItem(plate: StoredPlate): Item & Key {
  const dueAt = Date.parse(plate.erasedAt);
  return {
    ...plateKey(plate.alertId),
    ...plate,
    pendingKey: platesPending,
    dueAt,
    expiresAtSeconds: Math.floor(dueAt / 1000),
  };
}

/** Whether an item is still to be seen: the table deletes what is over only within days. What lost its hour stays, for whoever checks it. */
export const isKept = ({ expiresAtSeconds }: Item, now: Date): boolean =>
  typeof expiresAtSeconds !== 'number' || expiresAtSeconds * 1000 > now.getTime();

export const receivedKey = (inseeCode: string, digest: string): Key => ({ pk: `CAP#${inseeCode}`, sk: digest });

/** As long as the alert is kept, and as its source may give it again. */
export function receivedItem(
  { reportedAt }: Alert,
  { inseeCode, digest, alertId, keptUntil }: ReceivedCap,
): Item & Key {
  const keptSeconds = Math.floor(Date.parse(keptUntil) / 1000);
  const expiresAtSeconds = Math.max(purgeAtSeconds(reportedAt), keptSeconds);
  return { ...receivedKey(inseeCode, digest), digest, alertId, expiresAtSeconds };
}

const received = z.object({ digest: z.string(), alertId: z.string() });
export const parseReceived = (item: unknown) => z.parse(received, item);

const publicEntry = z.object({ alertId: z.string(), communityIds: z.array(z.string()) });
export const parsePublicEntry = (item: unknown): PublicEntry => z.parse(publicEntry, item);

const plate = z.object({ alertId: z.string(), ciphertext: z.string(), erasedAt: z.string() });
const witness = z.object({ seen: z.enum(['confirm', 'deny']) });

export const parseAlert = (item: unknown): Alert => z.parse(schemas.alert, item);
export const parseHistoryEntry = (item: unknown): HistoryEntry => z.parse(schemas.historyEntry, item);
export const parseSeen = (item: unknown): Seen => z.parse(witness, item).seen;
export const parsePlate = (item: unknown): StoredPlate => z.parse(plate, item);
