import type { Level } from '../../contract/fields.ts';
import { publicationMessage } from '../domain/messages/publication-message.ts';
import type { Notice, PostingKey } from '../domain/publishing/posting.ts';
import type { AlertTopics } from '../messaging/alert-topics.ts';
import { loadAt, pacedTopics } from '../messaging/paced-topics.ts';
import { snsAlertTopics } from '../messaging/sns-alert-topics.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoPostingStore } from '../stores/alerts/dynamodb-postings.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { publishPosting } from '../use-cases/publishing/publish-posting.ts';
import type { RunReport } from '../use-cases/publishing/run-report.ts';
import { spreadMessages } from '../use-cases/publishing/spread-messages.ts';
import { dynamoClient } from './clients.ts';
import { clock } from './clock.ts';
import type { EnvironmentOf } from './environments.ts';
import { describeFault, logger } from './logger.ts';
import { measureOutcomes } from './metrics.ts';
import { positiveNumber } from './numbers.ts';
import { publishingSnsClient } from './sns-client.ts';

type PublishedTopics = Pick<AlertTopics, 'publish' | 'ensure'>;

/**
 * What all publishers have in common: the same publishing of one posting.
 * @param paced how topics are kept to a pace. @default they are published to at once
 */
export function publishing(
  environment: Omit<EnvironmentOf<'publish-alert'>, 'COUNTING_QUEUE_URL'>,
  paced: (topics: PublishedTopics) => PublishedTopics = (topics) => topics,
) {
  const database = openDatabase(dynamoClient());
  const alerts = dynamoAlertStore(database, { alerts: environment.ALERTS_TABLE });
  const postings = dynamoPostingStore(database, environment.ALERTS_TABLE);
  const communities = dynamoCommunityStore(database, environment.COMMUNITIES_TABLE);
  const topics = snsAlertTopics(publishingSnsClient(), {
    topicArnPrefix: environment.TOPIC_ARN_PREFIX,
    emailQueueArn: environment.EMAIL_QUEUE_ARN,
  });
  const settings = {
    linkBaseUrl: environment.LINK_BASE_URL,
    smsSenderId: environment.SMS_SENDER_ID,
    smsNumber: environment.SMS_NUMBER,
  };
  const stores = { alerts, postings, communities };
  const publish = publishPosting({
    ...stores,
    topics: paced(topics),
    compose: (notice: Notice, now: Date) => publicationMessage(notice, settings, now),
    clock,
    onRefused: (key: PostingKey, minimumLevel: Level, fault: unknown) =>
      logger.error('topic refused', { ...key, minimumLevel, fault: describeFault(fault) }),
  });
  return { ...stores, clock, publish };
}

/** What those have in common that publish to many groups: they spread messages too, and share what SNS takes in a second. */
export function pacedPublishing(environment: EnvironmentOf<'spread-alert' | 'sweep-postings'>) {
  const perSecond = positiveNumber(environment.PUBLISHES_PER_SECOND);
  const common = publishing(environment, (topics) => pacedTopics(topics, { perSecond }));
  return { ...common, ...loadAt(perSecond), spread: spreadMessages(common) };
}

/** Tells the log and the metrics what a run has come to. */
export function tellReport({ outcomes, faults }: RunReport): void {
  for (const fault of faults) logger.error('alert not sent out', { fault: describeFault(fault) });
  measureOutcomes(outcomes);
}
