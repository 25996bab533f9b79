import type { Level } from '../../contract/fields.ts';
import { topicLevels } from '../domain/level.ts';
import { isExpired } from '../domain/life.ts';
import type { PublicationMessage } from '../domain/messages/publication-message.ts';
import type { Posting, PostingKey } from '../domain/posting.ts';
import { nextTryAt } from '../domain/retry.ts';
import type { AlertTopics } from '../messaging/alert-topics.ts';
import type { AlertStore, ClaimedPosting } from '../stores/alerts/alerts.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import { openCommunityTopic } from './open-community-topic.ts';
import type { Clock } from './use-case.ts';

export interface PublishingDependencies {
  readonly alerts: Pick<AlertStore, 'claim' | 'recordPublished' | 'finish' | 'postpone'>;
  readonly communities: Pick<CommunityStore, 'hasTopic' | 'recordTopic'>;
  readonly topics: Pick<AlertTopics, 'publish' | 'ensure'>;
  readonly compose: (posting: Posting, now: Date) => PublicationMessage;
  readonly clock: Clock;
  /** Told why a topic refused, for whoever is on call. */
  readonly onRefused: (key: PostingKey, minimumLevel: Level, fault: unknown) => void;
}

/** What became of a posting: `not-pending` when it was done already or is in another's hands. */
export type PublishingOutcome = 'published' | 'postponed' | 'failed' | 'not-pending';

/** How long one publisher has a posting to itself, a little more than its function may run; after a crash it is free again. */
const leaseSeconds = 20;

/** Mark of a topic that has no subscriber, and so does not exist: there was nobody to tell. */
const nobody = 'nobody';

/**
 * Publishes a posting to the topics that it has not reached yet, and records each as it leaves, so that a crash or a retry
 * repeats nothing but what may not have left. What has expired is not sent late: it counts as failed.
 */
export const publishPosting =
  ({ alerts, communities, topics, compose, clock, onRefused }: PublishingDependencies) =>
  async (key: PostingKey): Promise<PublishingOutcome> => {
    const claimed = await alerts.claim(key, clock(), leaseSeconds);
    if (!claimed) return 'not-pending';
    if (isExpired(claimed.posting, clock())) return finish({ alerts }, key, 'failed');
    const message = compose(claimed.posting, clock());
    const tries = missingLevels(claimed).map(async (level) => {
      try {
        if (level === 'information') await openCommunityTopic({ communities, topics }, key.communityId);
        const messageId = await topics.publish(key.communityId, level, message);
        await alerts.recordPublished(key, level, messageId ?? nobody);
        return true;
      } catch (fault) {
        onRefused(key, level, fault);
        return false;
      }
    });
    const all = (await Promise.all(tries)).every(Boolean);
    return all ? finish({ alerts }, key, 'published') : giveBack({ alerts, clock }, key, claimed);
  };

function missingLevels({ posting, publication }: ClaimedPosting): Level[] {
  return topicLevels(posting.level).filter((level) => publication.messageIds[level] === undefined);
}

async function finish(
  { alerts }: Pick<PublishingDependencies, 'alerts'>,
  key: PostingKey,
  state: 'published' | 'failed',
) {
  await alerts.finish(key, state);
  return state;
}

/** A posting that some topic refused is due again later, as long as trying makes sense. */
async function giveBack(
  { alerts, clock }: Pick<PublishingDependencies, 'alerts' | 'clock'>,
  key: PostingKey,
  { publication }: ClaimedPosting,
): Promise<PublishingOutcome> {
  const dueAt = nextTryAt(publication.attempts + 1, clock());
  if (!dueAt) return finish({ alerts }, key, 'failed');
  await alerts.postpone(key, dueAt);
  return 'postponed';
}
