import { snsAlertTopics } from '../messaging/sns-alert-topics.ts';
import { snsPushEndpoints } from '../messaging/sns-push-endpoints.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { releaseEndpoint } from '../use-cases/release-endpoint.ts';
import { syncSubscriptions } from '../use-cases/sync-subscriptions.ts';
import { dynamoClient } from './clients.ts';
import type { EnvironmentOf } from './environments.ts';
import { snsClient } from './sns-client.ts';

/** What the stream's sync and the sweeper have in common. */
export function syncing(environment: EnvironmentOf<'sync-subscriptions' | 'sweep-subscriptions'>) {
  const database = openDatabase(dynamoClient());
  const sns = snsClient();
  const residents = dynamoResidentStore(database, {
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  });
  const sync = syncSubscriptions({
    residents,
    communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
    topics: snsAlertTopics(sns, {
      topicArnPrefix: environment.TOPIC_ARN_PREFIX,
      emailQueueArn: environment.EMAIL_QUEUE_ARN,
    }),
    endpoints: snsPushEndpoints(sns, { fcm: environment.FCM_APPLICATION_ARN, apns: environment.APNS_APPLICATION_ARN }),
    textMessages: snsTextMessages(sns),
  });
  return { residents, sync, release: releaseEndpoint({ residents }), clock: () => new Date() };
}
