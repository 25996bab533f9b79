import { decodeTime } from 'ulid';
import type { Publishing, PublishingOutcome } from './publish-posting.ts';

/** What a run that sends out what waits has come to. */
export interface RunReport {
  /** How many postings came to each outcome. */
  readonly outcomes: Readonly<Record<PublishingOutcome, number>>;
  /** How long the message had waited that waited longest of those that were to leave; 0 when none was. */
  readonly oldestPendingSeconds: number;
  /** Why alerts were not spread, or postings came to no outcome; they still wait. */
  readonly faults: readonly unknown[];
}

/** Counts what a run comes to. */
export function startReport() {
  const outcomes = { 'not-pending': 0, 'not-needed': 0, waiting: 0, published: 0, postponed: 0, failed: 0 };
  const faults: unknown[] = [];
  let oldestPendingSeconds = 0;
  const noteWaiting = (sinceMs: number, now: Date) => {
    oldestPendingSeconds = Math.max(oldestPendingSeconds, (now.getTime() - sinceMs) / 1000);
  };
  return {
    notePublishing: ({ outcome, waitingSince }: Publishing, now: Date) => {
      outcomes[outcome] += 1;
      if (waitingSince !== undefined) noteWaiting(Date.parse(waitingSince), now);
    },
    /** Of what could not even be read, only the alert's identifier tells since when it may wait. */
    noteFault: (alertId: string, fault: unknown, now: Date) => {
      faults.push(fault);
      noteWaiting(decodeTime(alertId), now);
    },
    report: (): RunReport => ({ outcomes, oldestPendingSeconds, faults }),
  };
}
