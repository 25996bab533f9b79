import * as z from 'zod';
import { createDeliveryFaults, type DeliveryFaults, type FaultKind } from '../../faults/delivery-faults.ts';
import type { Inbox, InboxMessage } from '../../inbox/inbox.ts';
import type { Listening } from '../../listen.ts';
import { createSchedule } from '../../sns/deliveries/later.ts';
import { startEngineThread } from '../thread.ts';
import { simulatedFate } from './mailbox-simulator.ts';
import { inboxMessagesOf, recipientsOf, type SentEmail, sentEmail } from './ses-email.ts';
import { delayedEvent, type EmailFate, eventsOf, type SesEvent, sentEvent } from './ses-events.ts';

/** What SES needs to start. */
export interface SesOptions {
  /** @default a free port */
  readonly port?: number;
  readonly inbox: Inbox;
  /** Receives what a configuration set would publish about what becomes of mail. */
  readonly publishEvent: (event: SesEvent) => void;
  /** What may befall mail that was taken. @default nothing does */
  readonly faults?: DeliveryFaults;
}

const sentMessage = z.object({ kind: z.literal('sent'), emails: z.array(sentEmail) });

/** Starts SES (aws-ses-v2-local) in a thread of its own; mail reaches the inbox as it is sent. */
export async function startSes({
  port = 0,
  inbox,
  publishEvent,
  faults = createDeliveryFaults(),
}: SesOptions): Promise<Listening> {
  const schedule = createSchedule();
  /** @returns what is received at once */
  const deliver = (email: SentEmail, recipient: string): InboxMessage[] => {
    const { kind, delayMs } = faults.take('email', recipient);
    const fate = simulatedFate(recipient) ?? faultFates[kind ?? 'none'];
    publishEvent(sentEvent(email, recipient));
    const arrive = () => {
      eventsOf(fate, email, recipient).forEach(publishEvent);
      const arrives = fate === 'delivered' || fate === 'complaint';
      return arrives ? inboxMessagesOf(email).filter(({ to }) => to === recipient) : [];
    };
    if (delayMs === 0) return arrive();
    publishEvent(delayedEvent(email, recipient));
    schedule.later(delayMs, () => inbox.add(arrive()));
    return [];
  };
  const receive = (message: unknown): void => {
    const { emails } = sentMessage.parse(message);
    inbox.add(emails.flatMap((email) => recipientsOf(email).flatMap((recipient) => deliver(email, recipient))));
  };
  const { endpoint, stop } = await startEngineThread(new URL('ses-thread.ts', import.meta.url), { port }, receive);
  return {
    endpoint,
    stop: async () => {
      schedule.stop();
      await stop();
    },
  };
}

/** What each fault makes of an e-mail. */
const faultFates: Readonly<Record<FaultKind | 'none', EmailFate>> = {
  none: 'delivered',
  delay: 'delivered',
  refuse: 'returned',
  bounce: 'bounced',
  complain: 'complaint',
  // Of other channels.
  'opt-out': 'delivered',
  disable: 'delivered',
};
