import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { LocalConfig } from '../local-config.ts';

const inboxItem = z.object({
  id: z.number(),
  at: z.string(),
  channel: z.enum(['push', 'sms', 'email', 'code']),
  to: z.string(),
  subject: z.string().optional(),
  body: z.string(),
  topicArn: z.string().optional(),
  alertId: z.string().optional(),
});

const inboxAnswer = z.object({ items: z.array(inboxItem) });

/** A message that left, as the inbox shows it from outside. */
export type ReceivedMessage = z.infer<typeof inboxItem>;

type Place = Pick<LocalConfig, 'apiUrl'>;

/** What has left since an item's id. */
export async function readInbox({ apiUrl }: Place, since = 0): Promise<ReceivedMessage[]> {
  const response = await fetch(`${apiUrl}/local/inbox.json?since=${since}`);
  return inboxAnswer.parse(await response.json()).items;
}

const deadlineMs = 10_000;
const pollMs = 20;

/**
 * Waits for the last message that is looked for.
 * @throws when none comes within 10 s
 */
export async function waitForMessage(
  place: Place,
  isLookedFor: (message: ReceivedMessage) => boolean,
): Promise<ReceivedMessage> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const found = (await readInbox(place)).findLast(isLookedFor);
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error('The message did not come within 10 s');
    }
    await wait(pollMs);
  }
}
