import type { Contact } from '../../domain/deliveries/contacts.ts';
import { recipientOf } from '../../domain/deliveries/recipients.ts';
import type { EmailReceipt } from '../../messaging/email-receipts.ts';
import { type ContactDependencies, noteContacts } from './note-contacts.ts';
import type { MessageReceipt } from './note-receipts.ts';

interface Dependencies extends ContactDependencies {
  readonly noteReceipts: (receipts: readonly MessageReceipt[]) => Promise<void>;
}

/** Notes what became of e-mails: of which message each was, it carries itself. Noting it again changes nothing. */
export const noteEmailReceipts =
  ({ noteReceipts, contacts }: Dependencies) =>
  async (receipts: readonly EmailReceipt[]): Promise<void> => {
    await noteReceipts(receipts.flatMap(messageReceiptOf));
    await noteContacts({ contacts }, receipts.flatMap(contactOf));
  };

function messageReceiptOf({ residentId, fate, at, notice }: EmailReceipt): MessageReceipt[] {
  if (!notice) return [];
  const { alertId, groupId, messageNumber, saidAt } = notice;
  const delayMs = Math.max(0, at.getTime() - saidAt.getTime());
  const recipient = recipientOf(groupId, residentId);
  const delay = fate === 'delivered' ? { delayMs } : {};
  return [{ alertId, messageNumber, channel: 'email', recipient, fate, ...delay }];
}

/** A complaint is of somebody who was reached, and did not wish to be. */
function contactOf({ residentId, fate, at }: EmailReceipt): Contact[] {
  if (fate === 'accepted') return [];
  return [{ residentId, way: 'email', at, ...(fate === 'delivered' ? {} : { failure: fate }) }];
}
