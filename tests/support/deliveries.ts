import type { InboxItem } from '../../local/inbox/inbox.ts';
import type { Platform } from '../../local/platform.ts';
import { pollUntil } from '../local/support/poll.ts';
import { countOnItsWay, type Reported } from './postings.ts';
import { emailsWaiting } from './queues.ts';

const deadlineMs = 15_000;

/**
 * The messages of an alert once nothing of it is on its way: its postings are done with, so that pushes and SMS have left, and the
 * e-mail queue is empty.
 * @param since an item's id: only what left after it
 */
export async function deliveriesOf(platform: Platform, reported: Reported, since = 0): Promise<InboxItem[]> {
  await pollUntil(
    () => countOnItsWay(platform, reported),
    (onItsWay) => onItsWay === 0,
    deadlineMs,
  );
  await pollUntil(
    () => emailsWaiting(platform),
    (waiting) => waiting === 0,
    deadlineMs,
  );
  return platform.inbox.since(String(since)).filter(({ alertId }) => alertId === reported.alertId);
}

/** Who was told of an alert, once for each message, as `channel address` in order. */
export async function toldOf(platform: Platform, reported: Reported, since = 0): Promise<string[]> {
  return (await deliveriesOf(platform, reported, since)).map(({ channel, to }) => `${channel} ${to}`).sort();
}

/** The last item of the inbox: what leaves from now on comes after it. */
export function nowOf({ inbox }: Pick<Platform, 'inbox'>): number {
  return inbox.since().at(-1)?.id ?? 0;
}
