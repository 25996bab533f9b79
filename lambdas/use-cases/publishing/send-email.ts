import type { Announcement } from '../../../contract/events/announcement.ts';
import { reaches } from '../../domain/level.ts';
import { mayBeTold } from '../../domain/publishing/addressed-groups.ts';
import type { Notice } from '../../domain/publishing/posting.ts';
import { lookAgainSeconds } from '../../domain/publishing/retry.ts';
import { isKeptBack, isOvertaken, messageOf, usefulUntil } from '../../domain/publishing/telling.ts';
import { minimumLevelAt } from '../../domain/residents/absence.ts';
import type { EmailBatches } from '../../messaging/email-batches.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { PostingStore } from '../../stores/alerts/postings.ts';
import type { EmailRecipient, ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock } from '../use-case.ts';
import { type EmailDependencies, emailRecipients } from './email-recipients.ts';

interface Dependencies extends EmailDependencies {
  readonly residents: EmailDependencies['residents'] & Pick<ResidentStore, 'listEmailRecipients'>;
  readonly alerts: Pick<AlertStore, 'find'>;
  readonly postings: EmailDependencies['postings'] & Pick<PostingStore, 'find'>;
  readonly batches: EmailBatches;
  /** How many e-mails one message of the queue stands for at the most. @default 50 */
  readonly batchSize?: number;
  readonly clock: Clock;
}

const defaultBatchSize = 50;

/** How many recipients are read at once. */
const pageSize = 500;

/**
 * E-mails a message of an alert to those of a group whose level it reaches, unless it has become useless or untrue meanwhile; what flags
 * keep back comes here again until moderators have decided. A large community is cut into batches, which come back here one by one. Each
 * delivery cuts it as it then is; what left is recorded by resident, so that whoever is in two batches is written to once.
 * @throws when some e-mails may leave later
 */
export const sendEmail =
  (dependencies: Dependencies) =>
  async (announcement: Announcement): Promise<void> => {
    const notice = await findNotice(dependencies, announcement);
    if (!notice || !isToSend(notice, dependencies.clock())) return;
    const { batches, batchSize = defaultBatchSize } = dependencies;
    if (isKeptBack(notice.alert, notice.message)) return batches.enqueue([announcement], lookAgainSeconds);
    const recipients = await listRecipients(dependencies, notice, announcement.batch);
    const isLarge = !announcement.batch && recipients.length > batchSize;
    if (isLarge) await batches.enqueue(batchesOf(announcement, recipients, batchSize));
    else await emailRecipients(dependencies, notice, recipients);
  };

/** Read afresh: what has become of the alert since the message was published counts. */
async function findNotice(
  { alerts, postings }: Pick<Dependencies, 'alerts' | 'postings'>,
  { alertId, groupId, messageNumber }: Announcement,
): Promise<Notice | undefined> {
  const [alert, posting] = await Promise.all([alerts.find(alertId), postings.find({ alertId, groupId })]);
  if (!alert || !posting) return undefined;
  const { communityName } = posting;
  const message = messageOf(alert, messageNumber);
  return { alert, message, groupId, ...(communityName === undefined ? {} : { communityName }) };
}

function isToSend({ alert, message, groupId }: Notice, now: Date): boolean {
  return mayBeTold(alert, groupId) && !isOvertaken(alert, message) && now < usefulUntil(alert, message);
}

/** Read afresh for every batch: a choice made since the alert was published holds. */
async function listRecipients(
  { residents, clock }: Dependencies,
  { alert: { level }, groupId }: Notice,
  batch: Announcement['batch'],
): Promise<EmailRecipient[]> {
  const now = clock();
  const found: EmailRecipient[] = [];
  let after = batch?.after;
  do {
    const { recipients, next } = await residents.listEmailRecipients(groupId, {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
      ...(batch ? { upTo: batch.upTo } : {}),
    });
    found.push(...recipients.filter((recipient) => reaches(level, minimumLevelAt(recipient, now))));
    after = next;
  } while (after !== undefined);
  return onceEach(found);
}

/** Whoever is written to as a resident needs no copy, and of several copies one: of those who are written to together. */
function onceEach(recipients: readonly EmailRecipient[]): EmailRecipient[] {
  const seen = new Set(recipients.flatMap(({ address, copy }) => (copy ? [] : [address.toLowerCase()])));
  return recipients.filter(({ address, copy }) => {
    const name = address.toLowerCase();
    if (!copy) return true;
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

function batchesOf(whole: Announcement, recipients: readonly EmailRecipient[], batchSize: number) {
  const batches: Announcement[] = [];
  for (let start = 0; start < recipients.length; start += batchSize) {
    const [before, last] = [recipients[start - 1], recipients.slice(start, start + batchSize).at(-1)];
    if (!last) break;
    const after = before ? { after: before.residentId } : {};
    batches.push({ ...whole, batch: { ...after, upTo: last.residentId } });
  }
  return batches;
}
