import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Level } from '../../../contract/fields.ts';
import { isExpired } from '../../domain/life.ts';
import { isActiveMember } from '../../domain/permissions.ts';
import type { Posting, PostingKey, Publication } from '../../domain/posting.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Resident } from '../../domain/resident.ts';
import { sweepAfterMs } from '../../domain/retry.ts';
import type { ResidentStore } from '../residents/residents.ts';
import type { AlertStore, FeedPage, IdempotencyRecord } from './alerts.ts';

interface Row {
  readonly posting: Posting;
  publication: Publication;
  leaseEndsAtMs: number;
  dueAtMs: number;
}

const rowKey = ({ alertId, communityId }: PostingKey) => `${alertId}/${communityId}`;

/**
 * The alerts of one process, for tests; the same suite runs over it and over the table.
 * @param residents whose rights are checked when an alert is accepted; without them everyone may report
 */
export function inMemoryAlertStore(residents?: Pick<ResidentStore, 'load'>): AlertStore {
  const rows = new Map<string, Row>();
  const requests = new Map<string, { digest: string; posting: Posting }>();
  const emailed = new Map<string, Set<string>>();

  const rowOf = (key: PostingKey): Row => {
    const row = rows.get(rowKey(key));
    if (!row) throw new Error('there is no such posting');
    return row;
  };

  const earlierOf = ({ residentId, key, digest }: IdempotencyRecord): Posting | undefined => {
    const earlier = requests.get(`${residentId}/${key}`);
    if (earlier && earlier.digest !== digest) throw new Refusal('idempotency-key-reused');
    return earlier?.posting;
  };

  return {
    findAccepted: async (record) => earlierOf(record),

    accept: async (posting: Posting, record: IdempotencyRecord) => {
      const { residentId, key, digest } = record;
      const reporter = await residents?.load(residentId);
      const earlier = earlierOf(record);
      if (earlier) return earlier;
      if (residents && !mayReport(reporter, posting.communityId)) throw new Refusal('changed-meanwhile');
      requests.set(`${residentId}/${key}`, { digest, posting });
      const state = posting.audience === 'neighbours' ? 'pending' : 'not-needed';
      rows.set(rowKey(posting), {
        posting,
        publication: { state, attempts: 0, messageIds: {} },
        leaseEndsAtMs: 0,
        dueAtMs: Date.parse(posting.reportedAt) + sweepAfterMs,
      });
      return posting;
    },

    findPostings: async (alertId) =>
      [...rows.values()].map(({ posting }) => posting).filter((posting) => posting.alertId === alertId),

    findPosting: async (key) => rows.get(rowKey(key))?.posting,

    listPostings: async (communityId, { limit, since, before, now }: FeedPage) => {
      const feed = [...rows.values()]
        .map(({ posting }) => posting)
        .filter((posting) => posting.communityId === communityId)
        .filter(({ alertId }) => alertId > since && (before === undefined || alertId < before))
        .toSorted((a, b) => (a.alertId < b.alertId ? 1 : -1));
      const page = feed.slice(0, limit);
      const last = page.at(-1);
      const postings = page.filter((posting) => !isExpired(posting, new Date(now)));
      return { postings, ...(last && feed.length > limit ? { next: last.alertId } : {}) };
    },

    claim: async (key, now, leaseSeconds) => {
      const row = rows.get(rowKey(key));
      if (row?.publication.state !== 'pending' || row.leaseEndsAtMs > now.getTime()) return undefined;
      row.leaseEndsAtMs = now.getTime() + leaseSeconds * 1000;
      return { posting: row.posting, publication: row.publication };
    },

    recordPublished: async (key, minimumLevel, messageId) => {
      const row = rowOf(key);
      row.publication = {
        ...row.publication,
        messageIds: { ...row.publication.messageIds, [minimumLevel]: messageId },
      };
    },

    finish: async (key, state) => {
      const row = rowOf(key);
      row.publication = { ...row.publication, state };
    },

    postpone: async (key, dueAt) => {
      const row = rowOf(key);
      row.publication = { ...row.publication, attempts: row.publication.attempts + 1 };
      row.leaseEndsAtMs = 0;
      row.dueAtMs = dueAt.getTime();
    },

    listDue: async (level: Level, now, limit) =>
      [...rows.values()]
        .filter(
          ({ posting, publication, dueAtMs }) =>
            posting.level === level && publication.state === 'pending' && dueAtMs <= now.getTime(),
        )
        .toSorted((a, b) => a.dueAtMs - b.dueAtMs)
        .slice(0, limit)
        .map(({ posting: { alertId, communityId } }) => ({ alertId, communityId })),

    findEmailed: async (key, part) => emailed.get(`${rowKey(key)}/${part}`) ?? new Set<string>(),

    recordEmailed: async (key, part, residentIds) => {
      const name = `${rowKey(key)}/${part}`;
      emailed.set(name, new Set([...(emailed.get(name) ?? []), ...residentIds]));
    },
  };
}

function mayReport(reporter: Resident | undefined, communityId: string): boolean {
  return isActiveMember(reporter, communityId) && reporter?.profile.acceptedCharter === currentCharterVersion;
}
