import type { Announcement } from '../../contract/events/announcement.ts';
import { reaches } from '../domain/level.ts';
import { isExpired } from '../domain/life.ts';
import type { Posting } from '../domain/posting.ts';
import type { EmailBatches } from '../messaging/email-batches.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { EmailRecipient, ResidentStore } from '../stores/residents/residents.ts';
import { type EmailDependencies, emailRecipients } from './email-recipients.ts';
import type { Clock } from './use-case.ts';

interface Dependencies extends EmailDependencies {
  readonly residents: EmailDependencies['residents'] & Pick<ResidentStore, 'listEmailRecipients'>;
  readonly alerts: EmailDependencies['alerts'] & Pick<AlertStore, 'findPosting'>;
  readonly batches: EmailBatches;
  /** How many e-mails one message of the queue stands for at the most. @default 50 */
  readonly batchSize?: number;
  readonly clock: Clock;
}

const defaultBatchSize = 50;

/** How many recipients are read at once. */
const pageSize = 500;

/**
 * E-mails a posting to the members whose level it reaches. A large community is cut into batches, which come back here one by one.
 * Each delivery cuts it as it then is; what left is recorded by resident, so that whoever is in two batches is written to once.
 * @throws when some e-mails may leave later
 */
export const sendEmail =
  (dependencies: Dependencies) =>
  async (announcement: Announcement): Promise<void> => {
    const posting = await dependencies.alerts.findPosting(announcement);
    if (!posting || posting.audience === 'officers' || isExpired(posting, dependencies.clock())) return;
    const { batches, batchSize = defaultBatchSize } = dependencies;
    const recipients = await listRecipients(dependencies, posting, announcement.batch);
    const isLarge = !announcement.batch && recipients.length > batchSize;
    if (isLarge) await batches.enqueue(batchesOf(announcement, recipients, batchSize));
    else await emailRecipients(dependencies, posting, recipients);
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

function batchesOf(
  { version, alertId, communityId }: Announcement,
  recipients: readonly EmailRecipient[],
  batchSize: number,
) {
  const batches: Announcement[] = [];
  for (let start = 0; start < recipients.length; start += batchSize) {
    const [before, last] = [recipients[start - 1], recipients.slice(start, start + batchSize).at(-1)];
    if (!last) break;
    const after = before ? { after: before.residentId } : {};
    batches.push({ version, alertId, communityId, batch: { ...after, upTo: last.residentId } });
  }
  return batches;
}
