import type { DeliveryFaults } from '../../faults/delivery-faults.ts';
import type { Inbox, InboxMessage } from '../../inbox/inbox.ts';
import type { Message } from '../message.ts';
import type { OptedOutNumbers } from '../stores/opted-out-numbers.ts';
import type { DeliveryLog } from './delivery-log.ts';
import type { Later } from './later.ts';

/** What delivers to phones. */
export interface PhoneTargets {
  readonly inbox: Inbox;
  readonly optedOut: OptedOutNumbers;
  readonly faults: DeliveryFaults;
  readonly deliveryLog: DeliveryLog;
  readonly later: Later;
}

/** An SMS: how each phone shows it, and of which topic it is, if any. */
export interface Sms {
  readonly message: Message;
  readonly shown: Omit<InboxMessage, 'to'>;
}

/** AWS's own words. */
const optedOutWords = 'Phone number is opted out';
const refusedWords = 'Phone carrier is currently unreachable/unavailable';

/** Sends an SMS to every number that has not opted out, and logs what became of it at each. */
export function deliverToNumbers(targets: PhoneTargets, numbers: readonly string[], { message, shown }: Sms): void {
  const { inbox, optedOut, faults, deliveryLog, later } = targets;
  const atOnce: InboxMessage[] = [];
  for (const to of numbers) {
    const { kind, delayMs } = faults.take('sms', to);
    if (kind === 'opt-out') optedOut.add(to);
    const stopped = optedOut.has(to) ? optedOutWords : undefined;
    const refusedBecause = stopped ?? (kind === 'refuse' ? refusedWords : undefined);
    const arrive = () => {
      deliveryLog.sms(message, { address: to, topicArn: shown.topicArn, tookMs: delayMs, refusedBecause });
      return refusedBecause === undefined ? [{ ...shown, to }] : [];
    };
    if (delayMs > 0) later(delayMs, () => inbox.add(arrive()));
    else atOnce.push(...arrive());
  }
  inbox.add(atOnce);
}
