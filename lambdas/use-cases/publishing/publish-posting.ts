import type { Level } from '../../../contract/fields.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { topicLevels } from '../../domain/level.ts';
import type { PublicationMessage } from '../../domain/messages/publication-message.ts';
import type { MessageOutcome, Notice, PostingKey, Publication } from '../../domain/publishing/posting.ts';
import { lookAgainSeconds, nextTryAt } from '../../domain/publishing/retry.ts';
import { fateOf, lastUnneeded, messageOf, waitsSince } from '../../domain/publishing/telling.ts';
import { reachedAt } from '../../domain/subscriptions/reach-counts.ts';
import type { AlertTopics } from '../../messaging/alert-topics.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { ClaimedPosting, PostingStore } from '../../stores/alerts/postings.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { Clock } from '../use-case.ts';
import { openGroupTopic } from './open-group-topic.ts';

export interface PublishingDependencies {
  readonly alerts: Pick<AlertStore, 'find'>;
  readonly postings: Pick<PostingStore, 'claim' | 'recordPublished' | 'finish' | 'postpone' | 'release'>;
  readonly communities: Pick<CommunityStore, 'hasTopic' | 'recordTopic' | 'countReach'>;
  readonly topics: Pick<AlertTopics, 'publish' | 'ensure'>;
  readonly compose: (notice: Notice, now: Date) => PublicationMessage;
  readonly clock: Clock;
  /** Told why a topic refused, for whoever is on call. */
  readonly onRefused: (key: PostingKey, minimumLevel: Level, fault: unknown) => void;
}

/**
 * What became of a posting's messages, the worst of them; `not-pending` when it was done already or is in another's hands, `waiting` when
 * moderators are to decide first.
 */
export type PublishingOutcome = MessageOutcome | 'postponed' | 'waiting' | 'not-pending';

export interface Publishing {
  readonly outcome: PublishingOutcome;
  /** Since when the first message that was to leave had waited, ISO 8601; absent when none was. */
  readonly waitingSince?: string;
}

/** How long one publisher has a message to itself: more than it ever takes to publish one. After a crash it is free again. */
const leaseSeconds = 20;

/** From what needs no attention to what does. */
const ranks: readonly PublishingOutcome[] = [
  'not-pending',
  'not-needed',
  'waiting',
  'published',
  'postponed',
  'failed',
];

/**
 * Publishes the messages of a posting that wait, one after the other: each to the topics that it has not reached yet, recording each
 * topic as it leaves, so that a crash or a retry repeats nothing but what may not have left. Every message has a lease of its own.
 */
export const publishPosting =
  (dependencies: PublishingDependencies) =>
  async (key: PostingKey): Promise<Publishing> => {
    let result: Publishing = { outcome: 'not-pending' };
    for (;;) {
      const step = await publishNext(dependencies, key);
      if (!step) return result;
      const { goesOn, ...publishing } = step;
      result = { ...publishing, ...result, outcome: worst(result.outcome, step.outcome) };
      if (!goesOn) return result;
    }
  };

const worst = (...outcomes: PublishingOutcome[]): PublishingOutcome =>
  ranks[Math.max(...outcomes.map((outcome) => ranks.indexOf(outcome)))] ?? 'failed';

interface Step extends Publishing {
  /** Whether another message waits behind it. */
  readonly goesOn: boolean;
}

/** @returns nothing when there is no message that this publisher may take */
async function publishNext(dependencies: PublishingDependencies, key: PostingKey): Promise<Step | undefined> {
  const { alerts, postings, clock } = dependencies;
  const claimed = await postings.claim(key, clock(), leaseSeconds);
  if (!claimed) return undefined;
  // Read once the posting is ours: the alert then holds every message that the posting knows of.
  const alert = await alerts.find(key.alertId);
  if (!alert) throw new Error(`alert ${key.alertId} is gone`);
  const fate = fateOf(alert, claimed, clock());
  if (fate === 'to-wait') return lookAgainLater(dependencies, claimed);
  if (fate === 'not-needed') return skipUnneeded(dependencies, claimed, alert);
  const { groupId, communityName } = claimed.posting;
  const message = messageOf(alert, claimed.publication.nextMessage);
  const notice = { alert, message, groupId, ...(communityName === undefined ? {} : { communityName }) };
  const sent = fate === 'to-send' ? await sendAndCount(dependencies, claimed, notice) : { outcome: fate };
  const { outcome, ...reached } = sent;
  const goesOn = outcome !== 'postponed' && isPending(await postings.finish(key, message.number, outcome, reached));
  return { outcome, waitingSince: waitsSince(alert, message), goesOn };
}

const isPending = ({ state }: Publication): boolean => state === 'pending';

async function lookAgainLater(
  { postings, clock }: PublishingDependencies,
  { posting, publication }: ClaimedPosting,
): Promise<Step> {
  const dueAt = new Date(clock().getTime() + lookAgainSeconds * 1000);
  await postings.release(posting, publication.nextMessage, dueAt);
  return { outcome: 'waiting', goesOn: false };
}

/** All at once: an alert may have been forwarded many times between two messages for the same group. */
async function skipUnneeded(
  { postings, clock }: PublishingDependencies,
  claimed: ClaimedPosting,
  alert: Alert,
): Promise<Step> {
  const upTo = lastUnneeded(alert, claimed, clock());
  const finished = await postings.finish(claimed.posting, claimed.publication.nextMessage, 'not-needed', { upTo });
  return { outcome: 'not-needed', goesOn: isPending(finished) };
}

/** @returns what became of it, and for whom it was: counted as it leaves, which costs no wait; and nobody waits for a count that fails */
async function sendAndCount(dependencies: PublishingDependencies, claimed: ClaimedPosting, notice: Notice) {
  const { groupId, level } = claimed.posting;
  const [outcome, counts] = await Promise.all([
    send(dependencies, claimed, notice),
    dependencies.communities.countReach([groupId]).catch(() => undefined),
  ]);
  return { outcome, ...(counts ? { eligible: reachedAt(counts, level) } : {}) };
}

/** To every topic that has not taken the message; when one refuses, it is due again later, as long as trying makes sense. */
async function send(
  dependencies: PublishingDependencies,
  { posting, publication }: ClaimedPosting,
  notice: Notice,
): Promise<'published' | 'postponed' | 'failed'> {
  const { compose, postings, clock } = dependencies;
  const message = compose(notice, clock());
  const missing = topicLevels(posting.level).filter((level) => publication.messageIds[level] === undefined);
  const tries = missing.map((level) => publishTo(dependencies, notice, level, message));
  if ((await Promise.all(tries)).every(Boolean)) return 'published';
  const dueAt = nextTryAt(publication.attempts + 1, clock());
  if (!dueAt) return 'failed';
  await postings.postpone(posting, notice.message.number, dueAt);
  return 'postponed';
}

/** @returns whether the topic took the message */
async function publishTo(
  { communities, postings, topics, onRefused }: PublishingDependencies,
  { alert, message: said, groupId }: Notice,
  level: Level,
  message: PublicationMessage,
): Promise<boolean> {
  const key = { alertId: alert.alertId, groupId };
  try {
    if (level === 'information') await openGroupTopic({ communities, topics }, groupId);
    const messageId = await topics.publish(groupId, level, message);
    const taken = { messageId, saidAt: waitsSince(alert, said) };
    await postings.recordPublished({ ...key, messageNumber: said.number }, level, taken);
    return true;
  } catch (fault) {
    onRefused(key, level, fault);
    return false;
  }
}
