import type { Contestation } from '../../domain/contestations/contestation.ts';
import { contestationPurgeAtSeconds, nextTask } from '../../domain/contestations/contestation-life.ts';
import { mostForMunicipality, tooManyContestations } from '../../domain/contestations/contestation-limits.ts';
import { Refusal } from '../../domain/refusal.ts';
import { limitDay } from '../../domain/source-limits.ts';
import type { FeedPage } from '../alerts/alerts.ts';
import type { ContestationStore } from './contestations.ts';

/**
 * The contestations of one process, for tests.
 * @param contestations shared with the alerts where a test saves both at once
 */
export function inMemoryContestationStore(
  contestations: Map<string, Contestation> = new Map(),
  clock: () => Date = () => new Date(0),
): ContestationStore {
  const received = new Map<string, number>();
  const isKept = (one: Contestation) => contestationPurgeAtSeconds(one) * 1000 > clock().getTime();

  const count = (of: string, most: number, now: Date) => {
    const name = `${of} ${limitDay(now)}`;
    const before = received.get(name) ?? 0;
    if (before >= most) throw tooManyContestations(now);
    return () => received.set(name, before + 1);
  };

  return {
    saltOf: async (day) => `salt of ${day}`,

    receive: async ({ addressDigest, mostFromAddress }, contestation, now) => {
      const counts = [count(addressDigest, mostFromAddress, now)];
      if (contestation) counts.push(count(contestation.inseeCode, mostForMunicipality, now));
      for (const add of counts) add();
      if (contestation) contestations.set(contestation.contestationId, contestation);
    },

    find: async (contestationId) => {
      const found = contestations.get(contestationId);
      return found && isKept(found) ? found : undefined;
    },

    list: async (inseeCode, page) => {
      const all = [...contestations.values()].filter((one) => one.inseeCode === inseeCode && isKept(one));
      return pageOf(all, page);
    },

    listDue: async (now, limit) =>
      [...contestations.values()]
        .flatMap((one) => {
          const task = nextTask(one);
          return task && task.at <= now ? [{ one, atMs: task.at.getTime() }] : [];
        })
        .toSorted((a, b) => a.atMs - b.atMs)
        .slice(0, limit)
        .map(({ one }) => one),

    save: async (before, after) => {
      const { contestationId, version } = before;
      if (contestations.get(contestationId)?.version !== version) throw new Refusal('changed-meanwhile');
      const saved = { ...after, version: version + 1 };
      contestations.set(contestationId, saved);
      return saved;
    },
  };
}

/** The newest first. */
function pageOf(all: readonly Contestation[], { limit, since, before }: FeedPage) {
  const asked = all
    .filter(({ contestationId: id }) => id > since && (before === undefined || id < before))
    .toSorted((a, b) => (a.contestationId < b.contestationId ? 1 : -1));
  const page = asked.slice(0, limit);
  const last = page.at(-1);
  return { contestations: page, ...(last && asked.length > limit ? { next: last.contestationId } : {}) };
}
