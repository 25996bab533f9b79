import * as z from 'zod';
import type { Inbox } from '../../inbox/inbox.ts';
import type { Listening } from '../../listen.ts';
import { startEngineThread } from '../thread.ts';
import { isBounced, type SesEvent, simulatedEvents } from './mailbox-simulator.ts';
import { inboxMessagesOf, sentEmail } from './ses-email.ts';

/** What SES needs to start. */
export interface SesOptions {
  /** @default a free port */
  readonly port?: number;
  readonly inbox: Inbox;
  /** Receives what a configuration set would publish about mail that is refused. */
  readonly publishEvent: (event: SesEvent) => void;
}

const sentMessage = z.object({ kind: z.literal('sent'), emails: z.array(sentEmail) });

/** Starts SES (aws-ses-v2-local) in a thread of its own; mail reaches the inbox as it is sent. */
export async function startSes({ port = 0, inbox, publishEvent }: SesOptions): Promise<Listening> {
  const receive = (message: unknown): void => {
    const { emails } = sentMessage.parse(message);
    inbox.add(emails.flatMap(inboxMessagesOf).filter(({ to }) => !isBounced(to)));
    emails.flatMap(simulatedEvents).forEach(publishEvent);
  };
  const { endpoint, stop } = await startEngineThread(new URL('ses-thread.ts', import.meta.url), { port }, receive);
  return { endpoint, stop };
}
