/** What of an alert travels, as items of its partition, and back: its postings, the messages to spread, the ledger of e-mails. */
import { decodeTime } from 'ulid';
import * as z from 'zod/mini';
import { groupId, type Level, level, ulid } from '../../../contract/fields.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { purgeAtSeconds } from '../../domain/alerts/life.ts';
import type { GroupId } from '../../domain/communities/group.ts';
import type { Posting, PostingKey, Publication } from '../../domain/publishing/posting.ts';
import type { Item, Key } from '../database.ts';
import { alertPartition } from './alert-items.ts';
import { dueAtMs, newPublication } from './new-publication.ts';
import type { NoticeKey } from './postings.ts';

export const postingPrefix = 'POSTING#';
export const messagePrefix = 'MESSAGE#';

export const feedKey = (groupId: GroupId) => `GROUP#${groupId}`;

export const postingKey = ({ alertId, groupId }: PostingKey): Key => ({
  pk: alertPartition(alertId),
  sk: `${postingPrefix}${groupId}`,
});

export const messageDigits = 3;

export const messageKey = (alertId: string, messageNumber: number): Key => ({
  pk: alertPartition(alertId),
  sk: `${messagePrefix}${String(messageNumber).padStart(messageDigits, '0')}`,
});

/** One part of the ledger of e-mails: who was sent the message already. */
export const emailedKey = ({ alertId, groupId, messageNumber }: NoticeKey, part: string): Key => ({
  pk: alertPartition(alertId),
  sk: `EMAILED#${groupId}#${String(messageNumber).padStart(messageDigits, '0')}#${part}`,
});

/** The partition of the index `pending` that holds the postings of a level, and the one of its messages to spread. */
export const postingsPending = (ofLevel: Level) => ofLevel;
export const spreadPending = (ofLevel: Level) => `SPREAD#${ofLevel}`;

/** When an alert is purged: its identifier tells when it was reported. */
export const purgeOf = (alertId: string) => purgeAtSeconds(new Date(decodeTime(alertId)).toISOString());

/** A posting that is written with its alert: in its group's feed, and `direct` for the stream, which publishes it at once. */
export function directPostingItem(alert: Alert, posting: Posting): Item & Key {
  const { state: publication, eligible: _, ...progress } = newPublication(alert, posting);
  const pending = { pendingKey: postingsPending(posting.level), dueAt: dueAtMs(alert, posting.firstMessage) };
  return {
    ...postingKey(posting),
    ...posting,
    ...progress,
    publication,
    direct: true,
    leaseEndsAt: 0,
    feedKey: feedKey(posting.groupId),
    feedSort: posting.alertId,
    ...(publication === 'pending' ? pending : {}),
    expiresAtSeconds: purgeAtSeconds(alert.reportedAt),
  };
}

/** A message that is to be spread to its groups. */
export function messageItem(alert: Alert, messageNumber: number): Item & Key {
  const { alertId, level: ofLevel, reportedAt } = alert;
  return {
    ...messageKey(alertId, messageNumber),
    alertId,
    messageNumber,
    level: ofLevel,
    pendingKey: spreadPending(ofLevel),
    dueAt: dueAtMs(alert, messageNumber),
    expiresAtSeconds: purgeAtSeconds(reportedAt),
  };
}

const posting = z.object({
  alertId: z.string(),
  groupId: z.string(),
  communityName: z.exactOptional(z.string()),
  level,
  firstMessage: z.number(),
});

const outcome = z.enum(['published', 'failed', 'not-needed']);

const publication = z.object({
  publication: z.enum(['pending', ...outcome.options]),
  nextMessage: z.number(),
  lastMessage: z.number(),
  attempts: z.number(),
  triesBegun: z.number(),
  messageIds: z.partialRecord(level, z.string()),
  outcomes: z.record(z.string(), outcome),
});

export const parsePosting = (item: unknown): Posting => z.parse(posting, item);

export function parsePublication(item: unknown): Publication {
  const { publication: state, ...progress } = z.parse(publication, item);
  return { state, ...progress, eligible: eligibleIn(item) };
}

/** An attribute for each message: a posting that was written before there were any has none. */
const eligiblePrefix = 'eligible#';
export const eligibleAttribute = (messageNumber: number) => `${eligiblePrefix}${messageNumber}`;

const eligible = z.object({ email: z.number(), sms: z.number(), push: z.number() });

function eligibleIn(item: unknown): Publication['eligible'] {
  const attributes = Object.entries(z.parse(z.looseObject({}), item));
  const counted = attributes.filter(([name]) => name.startsWith(eligiblePrefix));
  return Object.fromEntries(
    counted.map(([name, value]) => [name.slice(eligiblePrefix.length), z.parse(eligible, value)]),
  );
}

const message = z.object({ alertId: z.string(), messageNumber: z.number() });

/** Which message of which alert an item, or a row of the index, is about. */
export const parseMessage = (item: unknown) => z.parse(message, item);

const key = z.object({ alertId: z.string(), groupId: z.string() });

/** The key of a posting, from the item or any row of an index. */
export const parsePostingKey = (item: unknown): PostingKey => z.parse(key, item);

/** The key of the posting that a stored item is; nothing when it is something else. */
export function parsePostingKeyOf(pk: string, sk: string): PostingKey | undefined {
  if (!sk.startsWith(postingPrefix)) return undefined;
  const keys = z.safeParse(z.tuple([ulid, groupId]), [pk.replace(/^ALERT#/, ''), sk.slice(postingPrefix.length)]);
  return keys.success ? { alertId: keys.data[0], groupId: keys.data[1] } : undefined;
}

/** The alert of the message that a stored item is; nothing when it is something else. */
export function alertIdOfMessage(pk: string, sk: string): string | undefined {
  if (!sk.startsWith(messagePrefix)) return undefined;
  const alertId = z.safeParse(ulid, pk.replace(/^ALERT#/, ''));
  return alertId.success ? alertId.data : undefined;
}
