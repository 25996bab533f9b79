import type { Inbox } from '../../inbox/inbox.ts';
import { levelIn } from '../../inbox/level.ts';
import type { Message } from '../message.ts';
import type { Recipient } from '../stores/subscriptions.ts';

/** Sends an SMS to every number that has not opted out. */
export function deliverToNumbers(
  inbox: Inbox,
  numbers: readonly Recipient[],
  message: Message,
  topicArn: string,
): void {
  const body = message.textFor('sms');
  const level = levelIn(body);
  const reached = numbers.filter(({ optedOut }) => optedOut === 0);
  inbox.add(reached.map(({ endpoint }) => ({ channel: 'sms', to: endpoint, body, topicArn, level })));
}
