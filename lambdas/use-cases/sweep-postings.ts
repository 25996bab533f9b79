import { decodeTime } from 'ulid';
import { levels } from '../../contract/fields.ts';
import { forEachOf } from '../domain/for-each-of.ts';
import type { PostingKey } from '../domain/posting.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { PublishingOutcome } from './publish-posting.ts';
import type { Clock } from './use-case.ts';

interface Dependencies {
  readonly alerts: Pick<AlertStore, 'listDue'>;
  readonly publish: (key: PostingKey) => Promise<PublishingOutcome>;
  readonly clock: Clock;
}

export interface Sweep {
  /** How many postings came to each outcome. */
  readonly outcomes: Record<PublishingOutcome, number>;
  /** How long ago the oldest alert that was still waiting had been reported; 0 when none was. */
  readonly oldestPendingSeconds: number;
  /** Why postings came to no outcome; they are still pending. */
  readonly faults: readonly unknown[];
}

/** How many postings of one level a sweep takes, and how many it publishes at once: within the time that its function has. */
const sweepLimit = 100;
const concurrency = 10;

/** Publishes what the stream did not, the gravest level first. A posting that fails holds up no other. */
export const sweepPostings =
  ({ alerts, publish, clock }: Dependencies) =>
  async (): Promise<Sweep> => {
    const outcomes = { published: 0, postponed: 0, failed: 0, 'not-pending': 0 };
    const faults: unknown[] = [];
    let oldestPendingSeconds = 0;
    for (const level of levels.toReversed()) {
      const due = await alerts.listDue(level, clock(), sweepLimit);
      oldestPendingSeconds = Math.max(oldestPendingSeconds, ...due.map((key) => ageSeconds(key, clock())));
      await forEachOf(due, concurrency, async (key) => {
        try {
          outcomes[await publish(key)] += 1;
        } catch (fault) {
          faults.push(fault);
        }
      });
    }
    return { outcomes, oldestPendingSeconds, faults };
  };

const ageSeconds = ({ alertId }: PostingKey, now: Date) => (now.getTime() - decodeTime(alertId)) / 1000;
