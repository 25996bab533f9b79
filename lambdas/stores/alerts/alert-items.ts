import * as z from 'zod/mini';
import { capCategories } from '../../../contract/cap-categories.ts';
import { bilingual, inseeCode, instant, level, ulid } from '../../../contract/fields.ts';
import { alertStatus, emergencyCalled, place, vehicle } from '../../../contract/operations/alerts.ts';
import { purgeAtSeconds } from '../../domain/life.ts';
import type { Posting, PostingKey, Publication } from '../../domain/posting.ts';
import { sweepAfterMs } from '../../domain/retry.ts';
import type { IdempotencyRecord } from './alerts.ts';

const author = z.object({
  residentId: ulid,
  kind: z.enum(['resident', 'referent', 'police', 'town-hall']),
  name: z.string(),
  hidden: z.boolean(),
});

const posting = z.object({
  alertId: ulid,
  communityId: ulid,
  communityName: z.string(),
  inseeCode,
  category: z.string(),
  categoryLabel: bilingual,
  capCategory: z.optional(z.enum(capCategories)),
  level,
  status: alertStatus,
  audience: z.enum(['neighbours', 'officers']),
  description: z.string(),
  place,
  happenedAt: instant,
  reportedAt: instant,
  expiresAt: instant,
  author,
  emergencyCalled,
  vehicle: z.optional(vehicle),
});

const publication = z.object({
  publication: z.enum(['pending', 'published', 'failed', 'not-needed']),
  attempts: z.number(),
  messageIds: z.record(z.string(), z.string()),
});

const idempotencyRecord = z.object({ digest: z.string(), posting });

export const alertKey = (alertId: string) => `ALERT#${alertId}`;
export const feedKey = (communityId: string) => `COMMUNITY#${communityId}`;
export const postingKey = ({ alertId, communityId }: PostingKey) => ({
  pk: alertKey(alertId),
  sk: `POSTING#${communityId}`,
});

export const idempotencyKey = ({ residentId, key }: IdempotencyRecord) => ({
  pk: `RESIDENT#${residentId}`,
  sk: `IDEMPOTENCY#${key}`,
});

/** One part of the ledger of e-mails: who was sent the alert already. */
export const emailedKey = ({ alertId, communityId }: PostingKey, part: string) => ({
  pk: alertKey(alertId),
  sk: `EMAILED#${communityId}#${part}`,
});

/** The alert itself, once whatever the number of its postings. */
export function alertItem({ communityId: _, communityName: __, inseeCode: ___, ...alert }: Posting) {
  return { pk: alertKey(alert.alertId), sk: 'ALERT', ...alert, expiresAtSeconds: purgeAtSeconds(alert.reportedAt) };
}

/** A posting as it is written first: in its community's feed, and due to be published unless it is for officers alone. */
export function postingItem(written: Posting) {
  const forNeighbours = written.audience === 'neighbours';
  return {
    ...postingKey(written),
    ...written,
    publication: forNeighbours ? 'pending' : 'not-needed',
    attempts: 0,
    messageIds: {},
    leaseEndsAt: 0,
    feedKey: feedKey(written.communityId),
    feedSort: written.alertId,
    ...(forNeighbours ? { pendingKey: written.level, dueAt: Date.parse(written.reportedAt) + sweepAfterMs } : {}),
    expiresAtSeconds: purgeAtSeconds(written.reportedAt),
  };
}

export function idempotencyItem(record: IdempotencyRecord, accepted: Posting) {
  return {
    ...idempotencyKey(record),
    digest: record.digest,
    posting: accepted,
    expiresAtSeconds: purgeAtSeconds(accepted.reportedAt),
  };
}

export const parsePosting = (item: unknown): Posting => z.parse(posting, item) as Posting;

export function parsePublication(item: unknown): Publication {
  const { publication: state, attempts, messageIds } = z.parse(publication, item);
  return { state, attempts, messageIds };
}

export const parseIdempotency = (item: unknown) =>
  z.parse(idempotencyRecord, item) as { digest: string; posting: Posting };

/** The key of a posting, from any item or index row that carries it. */
export const parsePostingKey = (item: unknown): PostingKey =>
  z.parse(z.object({ alertId: ulid, communityId: ulid }), item);

/** The key of the posting that a stored item is; nothing when it is something else. */
export function parsePostingKeyOf(pk: string, sk: string): PostingKey | undefined {
  const keys = z.safeParse(z.tuple([ulid, ulid]), [pk.replace(/^ALERT#/, ''), sk.replace(/^POSTING#/, '')]);
  return keys.success ? { alertId: keys.data[0], communityId: keys.data[1] } : undefined;
}
