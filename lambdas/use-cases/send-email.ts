import type { Announcement } from '../../contract/events/announcement.ts';
import { forEachOf } from '../domain/for-each-of.ts';
import { reaches } from '../domain/level.ts';
import { isExpired } from '../domain/life.ts';
import type { Email } from '../domain/messages/email.ts';
import type { Posting } from '../domain/posting.ts';
import type { EmailBatches } from '../messaging/email-batches.ts';
import type { Emails } from '../messaging/emails.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { EmailRecipient, ResidentStore } from '../stores/residents/residents.ts';
import { noteFailure } from './note-failure.ts';
import type { Clock } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'listEmailRecipients' | 'load' | 'save'>;
  readonly alerts: Pick<AlertStore, 'findPosting' | 'findEmailed' | 'recordEmailed'>;
  readonly emails: Emails;
  readonly batches: EmailBatches;
  readonly compose: (posting: Posting, recipient: EmailRecipient) => Email;
  readonly clock: Clock;
}

/** How many e-mails one message of the queue stands for, and how many of them are under way at once. */
const batchSize = 50;
const concurrency = 10;

/** How many recipients are read at once. */
const pageSize = 500;

/** The batch of a community small enough to need only one. */
const wholeCommunity = 'all';

/**
 * E-mails a posting to the members whose level it reaches. A large community is cut into batches, which come back here one by one;
 * what left is recorded batch by batch, so that a retry sends only what did not.
 * @throws when some e-mails may leave later
 */
export const sendEmail =
  (dependencies: Dependencies) =>
  async (announcement: Announcement): Promise<void> => {
    const posting = await dependencies.alerts.findPosting(announcement);
    if (!posting || posting.audience === 'officers' || isExpired(posting, dependencies.clock())) return;
    const { batch } = announcement;
    const recipients = await listRecipients(dependencies, posting, batch);
    if (batch) await sendBatch(dependencies, posting, batch.upTo, recipients);
    else if (recipients.length <= batchSize) await sendBatch(dependencies, posting, wholeCommunity, recipients);
    else await dependencies.batches.enqueue(batchesOf(announcement, recipients));
  };

/** Read afresh for every batch: a choice made since the alert was published holds. */
async function listRecipients(
  { residents }: Dependencies,
  { communityId, level }: Posting,
  batch: Announcement['batch'],
): Promise<EmailRecipient[]> {
  const found: EmailRecipient[] = [];
  let after = batch?.after;
  do {
    const { recipients, next } = await residents.listEmailRecipients(communityId, {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
      ...(batch ? { upTo: batch.upTo } : {}),
    });
    found.push(...recipients.filter(({ minimumLevel }) => reaches(level, minimumLevel)));
    after = next;
  } while (after !== undefined);
  return found;
}

function batchesOf({ version, alertId, communityId }: Announcement, recipients: readonly EmailRecipient[]) {
  const batches: Announcement[] = [];
  for (let start = 0; start < recipients.length; start += batchSize) {
    const [before, last] = [recipients[start - 1], recipients.slice(start, start + batchSize).at(-1)];
    if (!last) break;
    const after = before ? { after: before.residentId } : {};
    batches.push({ version, alertId, communityId, batch: { ...after, upTo: last.residentId } });
  }
  return batches;
}

async function sendBatch(
  { alerts, residents, emails, compose }: Dependencies,
  posting: Posting,
  batch: string,
  recipients: readonly EmailRecipient[],
): Promise<void> {
  const done = await alerts.findEmailed(posting, batch);
  const handled: string[] = [];
  const refused: string[] = [];
  const faults: unknown[] = [];
  const waiting = recipients.filter(({ residentId }) => !done.has(residentId));
  await forEachOf(waiting, concurrency, async (recipient) => {
    try {
      if ((await emails.send(compose(posting, recipient))) === 'address-refused') refused.push(recipient.residentId);
      handled.push(recipient.residentId);
    } catch (fault) {
      faults.push(fault);
    }
  });
  if (handled.length > 0) await alerts.recordEmailed(posting, batch, handled);
  for (const residentId of refused) await noteFailure(residents, residentId, 'email', 'address-refused');
  if (faults.length > 0) throw faults[0];
}
