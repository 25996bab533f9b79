import type { InboxItem } from '../../local/inbox/inbox.ts';
import type { Platform } from '../../local/platform.ts';
import { pollUntil } from '../local/support/poll.ts';
import { publicationOf, type Reported } from './postings.ts';
import { emailsWaiting } from './queues.ts';

const deadlineMs = 15_000;

/**
 * The messages of an alert once nothing of it is on its way: its posting is done with, so that pushes and SMS have left, and the
 * e-mail queue is empty.
 */
export async function deliveriesOf(platform: Platform, reported: Reported): Promise<InboxItem[]> {
  await pollUntil(
    () => publicationOf(platform, reported),
    ({ state }) => state !== 'pending',
    deadlineMs,
  );
  await pollUntil(
    () => emailsWaiting(platform),
    (waiting) => waiting === 0,
    deadlineMs,
  );
  return platform.inbox.since().filter(({ alertId }) => alertId === reported.alertId);
}

/** Who was told of an alert, once for each message, as `channel address` in order. */
export async function toldOf(platform: Platform, reported: Reported): Promise<string[]> {
  return (await deliveriesOf(platform, reported)).map(({ channel, to }) => `${channel} ${to}`).sort();
}
