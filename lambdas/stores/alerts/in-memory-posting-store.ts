import type { Posting, PostingKey, Publication } from '../../domain/publishing/posting.ts';
import { type AlertRows, keyOf, type PostingRow } from './alert-rows.ts';
import { enlisted, nobody } from './new-publication.ts';
import type { Done } from './posting-updates.ts';
import type { NoticeKey, PostingStore } from './postings.ts';

/** How the alerts of {@link AlertRows} travel. */
export function inMemoryPostingStore(rows: AlertRows): PostingStore {
  const rowOf = ({ alertId, groupId }: PostingKey) => rows.postings.get(keyOf(alertId, groupId));
  const put = (row: PostingRow) => rows.postings.set(keyOf(row.posting.alertId, row.posting.groupId), row);
  const ledgerOf = ({ alertId, groupId, messageNumber }: NoticeKey, part: string) =>
    keyOf(alertId, groupId, messageNumber, part);

  /** The row of a message that is not done yet. */
  const inHand = (key: PostingKey, messageNumber: number) => {
    const row = rowOf(key);
    const { state, nextMessage } = row?.publication ?? {};
    return state === 'pending' && nextMessage === messageNumber ? row : undefined;
  };

  return {
    listUnspread: async (alertId) =>
      [...rows.unspread.values()]
        .filter((row) => row.alertId === alertId)
        .map(({ messageNumber }) => messageNumber)
        .toSorted((a, b) => a - b),

    listDueToSpread: async (level, now, limit) => {
      const due = [...rows.unspread.values()]
        .filter((row) => row.level === level && row.dueAtMs <= now.getTime())
        .toSorted((a, b) => a.dueAtMs - b.dueAtMs);
      return [...new Set(due.map(({ alertId }) => alertId))].slice(0, limit);
    },

    finishSpread: async (alertId, messageNumber) => {
      rows.unspread.delete(keyOf(alertId, messageNumber));
    },

    enlist: async (posting, messageNumber, dueAt) => {
      const row = rowOf(posting);
      if (!row) put(newRow(posting, messageNumber, dueAt));
      else if (row.publication.lastMessage < messageNumber) {
        row.publication = { ...row.publication, state: 'pending', lastMessage: messageNumber };
        row.dueAtMs = dueAt.getTime();
      }
    },

    find: async (key) => rowOf(key)?.posting,

    listPostings: async (alertId) =>
      [...rows.postings.values()]
        .filter(({ posting }) => posting.alertId === alertId)
        .map(({ posting, publication }) => ({ posting, publication })),

    claim: async (key, now, leaseSeconds) => {
      const row = rowOf(key);
      if (row?.publication.state !== 'pending' || row.leaseEndsAtMs > now.getTime()) return undefined;
      row.leaseEndsAtMs = now.getTime() + leaseSeconds * 1000;
      const { posting, publication: before } = row;
      row.publication = { ...before, triesBegun: before.triesBegun + 1 };
      return { posting, publication: before };
    },

    recordPublished: async (key, minimumLevel, { messageId, saidAt }) => {
      const { alertId, groupId, messageNumber } = key;
      if (messageId !== undefined) rows.published.set(messageId, { alertId, groupId, messageNumber, saidAt });
      const row = inHand(key, messageNumber);
      if (!row) return;
      const messageIds = { ...row.publication.messageIds, [minimumLevel]: messageId ?? nobody };
      row.publication = { ...row.publication, messageIds };
    },

    finish: async (key, messageNumber, outcome, { upTo = messageNumber, eligible } = {}) => {
      const row = inHand(key, messageNumber) ?? rowOf(key);
      if (!row) throw new Error('there is no such posting');
      if (inHand(key, messageNumber)) {
        row.publication = finished(row.publication, { outcome, upTo, ...(eligible ? { eligible } : {}) });
        row.leaseEndsAtMs = 0;
        row.dueAtMs = 0;
      }
      return row.publication;
    },

    postpone: async (key, messageNumber, dueAt) => {
      const row = inHand(key, messageNumber);
      if (!row) return;
      row.publication = { ...row.publication, attempts: row.publication.attempts + 1 };
      row.leaseEndsAtMs = 0;
      row.dueAtMs = dueAt.getTime();
    },

    release: async (key, messageNumber, dueAt) => {
      const row = inHand(key, messageNumber);
      if (!row || row.leaseEndsAtMs === 0) return;
      row.publication = { ...row.publication, triesBegun: row.publication.triesBegun - 1 };
      row.leaseEndsAtMs = 0;
      row.dueAtMs = dueAt.getTime();
    },

    listDue: async (level, now, limit) =>
      [...rows.postings.values()]
        .filter(({ posting, publication }) => posting.level === level && publication.state === 'pending')
        .filter(({ dueAtMs }) => dueAtMs <= now.getTime())
        .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit)
        .map(({ posting: { alertId, groupId } }) => ({ alertId, groupId })),

    findEmailed: async (key, part) => rows.emailed.get(ledgerOf(key, part)) ?? new Set<string>(),

    recordEmailed: async (key, part, residentIds) => {
      const name = ledgerOf(key, part);
      rows.emailed.set(name, new Set([...(rows.emailed.get(name) ?? []), ...residentIds]));
    },
  };
}

const newRow = (posting: Posting, messageNumber: number, dueAt: Date): PostingRow => ({
  posting: { ...posting, firstMessage: messageNumber },
  publication: enlisted(messageNumber),
  leaseEndsAtMs: 0,
  dueAtMs: dueAt.getTime(),
});

function finished(before: Publication, { outcome, upTo, eligible: now }: Omit<Done, 'from'>): Publication {
  const { nextMessage: from, lastMessage } = before;
  const state = upTo === lastMessage ? outcome : 'pending';
  const numbers = Array.from({ length: upTo - from + 1 }, (_, index) => from + index);
  const outcomes = { ...before.outcomes, ...Object.fromEntries(numbers.map((number) => [number, outcome])) };
  const triesBegun = before.triesBegun - (outcome === 'not-needed' ? 1 : 0);
  const eligible = now ? { ...before.eligible, [from]: now } : before.eligible;
  return { state, nextMessage: upTo + 1, lastMessage, attempts: 0, triesBegun, messageIds: {}, outcomes, eligible };
}
