import { recipientOf } from '../../domain/deliveries/recipients.ts';
import type { Email } from '../../domain/messages/email-frame.ts';
import type { Notice } from '../../domain/publishing/posting.ts';
import type { Emails } from '../../messaging/emails.ts';
import type { NoticeKey, PostingStore } from '../../stores/alerts/postings.ts';
import type { EmailRecipient, ResidentStore } from '../../stores/residents/residents.ts';
import { noteEmailFailure } from '../deliveries/note-failure.ts';
import type { MessageReceipt } from '../deliveries/note-receipts.ts';

export interface EmailDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly postings: Pick<PostingStore, 'findEmailed' | 'recordEmailed'>;
  readonly emails: Emails;
  readonly compose: (notice: Notice, recipient: EmailRecipient) => Email;
  /** SES tells of what it took; of what it did not, only its answer does. */
  readonly noteReceipts: (receipts: readonly MessageReceipt[]) => Promise<void>;
}

/** How many e-mails are under way at once, and recorded together: the most that a crash can repeat. */
const groupSize = 10;

/**
 * The ledger of who was e-mailed is kept in eight parts, by the first character of the residentId, 0 to 7: a resident is in the
 * same one at each delivery, however the community is cut. An item of DynamoDB, 400 KB, holds 14,000 residents.
 */
const ledgerOf = (recipientId: string) => recipientId.slice(0, 1);

/** Relatives are in the ledger beside the resident whose alerts they read. */
const recipientIdOf = ({ residentId, copy }: EmailRecipient) =>
  copy ? `${residentId}.${copy.relativeId}` : residentId;

/**
 * E-mails a notice to those of these recipients who did not get it yet, and records them group by group.
 * @throws when some e-mails may leave later
 */
export async function emailRecipients(
  dependencies: EmailDependencies,
  notice: Notice,
  recipients: readonly EmailRecipient[],
): Promise<void> {
  const faults: unknown[] = [];
  for (let start = 0; start < recipients.length; start += groupSize) {
    const failed = await emailGroup(dependencies, notice, recipients.slice(start, start + groupSize));
    faults.push(...failed);
    // SES takes nothing at present: the others would only wait.
    if (failed.length === groupSize) break;
  }
  if (faults.length > 0) throw faults[0];
}

/** @returns why e-mails did not leave that may leave later */
async function emailGroup(
  dependencies: EmailDependencies,
  notice: Notice,
  group: readonly EmailRecipient[],
): Promise<unknown[]> {
  const { postings, residents, noteReceipts } = dependencies;
  const key = keyOf(notice);
  const done = await findEmailed(postings, key, group);
  const waiting = group.filter((recipient) => !done.has(recipientIdOf(recipient)));
  const attempts = await Promise.all(waiting.map((recipient) => attempt(dependencies, notice, recipient)));
  const becoming = (outcome: Attempt['outcome']) =>
    attempts.flatMap((each) => (each.outcome === outcome ? [each.recipient] : []));
  await recordEmailed(postings, key, becoming('sent').map(recipientIdOf));
  const refused = becoming('address-refused');
  // A report is about residents: a relative's copy is none of its e-mails.
  const residentsRefused = refused.filter(({ copy }) => copy === undefined);
  if (residentsRefused.length > 0) await noteReceipts(residentsRefused.map((each) => refusalOf(key, each)));
  // Whose address is refused is no recipient any more: that is their record.
  for (const { residentId, address, copy } of refused) {
    await noteEmailFailure(residents, { residentId, relativeId: copy?.relativeId, address }, 'address-refused');
  }
  return attempts.flatMap((each) => (each.outcome === 'failed' ? [each.fault] : []));
}

const keyOf = ({ alert, groupId, message }: Notice): NoticeKey => ({
  alertId: alert.alertId,
  groupId,
  messageNumber: message.number,
});

function refusalOf({ alertId, groupId, messageNumber }: NoticeKey, { residentId }: EmailRecipient): MessageReceipt {
  const recipient = recipientOf(groupId, residentId);
  return { alertId, messageNumber, channel: 'email', recipient, fate: 'address-refused' };
}

type Attempt = { readonly recipient: EmailRecipient } & (
  | { readonly outcome: 'sent' | 'address-refused' }
  | { readonly outcome: 'failed'; readonly fault: unknown }
);

async function attempt(
  { emails, compose }: EmailDependencies,
  notice: Notice,
  recipient: EmailRecipient,
): Promise<Attempt> {
  try {
    return { recipient, outcome: await emails.send(compose(notice, recipient)) };
  } catch (fault) {
    return { recipient, outcome: 'failed', fault };
  }
}

async function findEmailed(
  postings: EmailDependencies['postings'],
  key: NoticeKey,
  group: readonly EmailRecipient[],
): Promise<ReadonlySet<string>> {
  const ledgers = new Set(group.map(({ residentId }) => ledgerOf(residentId)));
  const found = await Promise.all([...ledgers].map((ledger) => postings.findEmailed(key, ledger)));
  return new Set(found.flatMap((recipientIds) => [...recipientIds]));
}

async function recordEmailed(
  postings: EmailDependencies['postings'],
  key: NoticeKey,
  recipientIds: readonly string[],
): Promise<void> {
  const byLedger = [...Map.groupBy(recipientIds, ledgerOf)];
  await Promise.all(byLedger.map(([ledger, ids]) => postings.recordEmailed(key, ledger, ids)));
}
