import { setTimeout as sleep } from 'node:timers/promises';
import type { Emails } from './emails.ts';
import { isSendingTooFast } from './ses-emails.ts';
import { type Pace, turnsOf } from './turns.ts';

/** The waits of an e-mail that SES finds too fast all the same, because others use the account's rate as well. */
const patienceMs = [1_000, 2_000, 4_000];

/**
 * Spaces e-mails out evenly, so that SES throttles none of them and no try of the queue is spent on waiting.
 * @param pace this worker's share of the account's rate
 */
export function pacedEmails(emails: Emails, pace: Pace): Emails {
  const { wait = sleep } = pace;
  const takeTurn = turnsOf(pace);
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

const largestBatch = 50;

/** With the waits of {@link patienceMs} in each group of ten, a batch then ends within the 50 s of its function. */
const batchSeconds = 10;

/** How many e-mails one message of the queue stands for, at this pace. */
export function batchSizeAt(perSecond: number): number {
  return Math.min(largestBatch, Math.max(1, Math.floor(perSecond * batchSeconds)));
}
