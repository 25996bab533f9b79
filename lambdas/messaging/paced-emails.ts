import { setTimeout as sleep } from 'node:timers/promises';
import type { Emails } from './emails.ts';
import { isSendingTooFast } from './ses-emails.ts';

interface Pace {
  /** How many e-mails this worker may send in a second: its share of the account's rate. */
  readonly perSecond: number;
  /** Milliseconds that never go back. @default since the process started */
  readonly nowMs?: () => number;
  /** @default a timer */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** The waits of an e-mail that SES finds too fast all the same, because others use the account's rate as well. */
const patienceMs = [1_000, 2_000, 4_000];

/** Spaces e-mails out evenly, so that SES throttles none of them and no try of the queue is spent on waiting. */
export function pacedEmails(emails: Emails, pace: Pace): Emails {
  const { wait = sleep } = pace;
  const takeTurn = turnsOf(pace, wait);
  return {
    async send(email) {
      for (const waitMs of patienceMs) {
        await takeTurn();
        try {
          return await emails.send(email);
        } catch (error) {
          if (!isSendingTooFast(error)) throw error;
          await wait(waitMs);
        }
      }
      await takeTurn();
      return emails.send(email);
    },
  };
}

function turnsOf({ perSecond, nowMs = () => performance.now() }: Pace, wait: (ms: number) => Promise<unknown>) {
  const intervalMs = 1000 / perSecond;
  let nextMs = 0;
  return async () => {
    const now = nowMs();
    const turnMs = Math.max(now, nextMs);
    nextMs = turnMs + intervalMs;
    if (turnMs > now) await wait(turnMs - now);
  };
}

const largestBatch = 50;

/** With the waits of {@link patienceMs} in each group of ten, a batch then ends within the 50 s of its function. */
const batchSeconds = 10;

/** How many e-mails one message of the queue stands for, at this pace. */
export function batchSizeAt(perSecond: number): number {
  return Math.min(largestBatch, Math.max(1, Math.floor(perSecond * batchSeconds)));
}
