import type { Level } from '../../contract/fields.ts';
import { publicationMessage } from '../domain/messages/publication-message.ts';
import type { PostingKey } from '../domain/posting.ts';
import { snsAlertTopics } from '../messaging/sns-alert-topics.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { publishPosting } from '../use-cases/publish-posting.ts';
import { dynamoClient } from './clients.ts';
import { clock } from './clock.ts';
import type { EnvironmentOf } from './environments.ts';
import { describeFault, logger } from './logger.ts';
import { publishingSnsClient } from './sns-client.ts';

/** What the stream's publisher and the sweeper have in common: the same publishing of one posting. */
export function publishing(environment: EnvironmentOf<'publish-alert' | 'sweep-postings'>) {
  const database = openDatabase(dynamoClient());
  const alerts = dynamoAlertStore(database, { alerts: environment.ALERTS_TABLE });
  const communities = dynamoCommunityStore(database, environment.COMMUNITIES_TABLE);
  const topics = snsAlertTopics(publishingSnsClient(), {
    topicArnPrefix: environment.TOPIC_ARN_PREFIX,
    emailQueueArn: environment.EMAIL_QUEUE_ARN,
  });
  const settings = { linkBaseUrl: environment.LINK_BASE_URL, smsSenderId: environment.SMS_SENDER_ID };
  const onRefused = (key: PostingKey, minimumLevel: Level, fault: unknown) =>
    logger.error('topic refused', { ...key, minimumLevel, fault: describeFault(fault) });
  const compose = (...[posting, now]: Parameters<Parameters<typeof publishPosting>[0]['compose']>) =>
    publicationMessage(posting, settings, now);
  return { alerts, clock, publish: publishPosting({ alerts, communities, topics, compose, clock, onRefused }) };
}
