import { snsAlertTopics } from '../messaging/sns-alert-topics.ts';
import { snsPushEndpoints } from '../messaging/sns-push-endpoints.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { releaseEndpoint } from '../use-cases/subscriptions/release-endpoint.ts';
import { syncSubscriptions } from '../use-cases/subscriptions/sync-subscriptions.ts';
import { clock } from './clock.ts';
import type { EnvironmentOf } from './environments.ts';
import { snsClient } from './sns-client.ts';
import { openStores } from './stores.ts';

/** What the stream's sync and the sweeper have in common. */
export function syncing(environment: EnvironmentOf<'sync-subscriptions' | 'sweep-subscriptions'>) {
  const { residents, communities } = openStores(environment);
  const sns = snsClient();
  const sync = syncSubscriptions({
    residents,
    communities,
    topics: snsAlertTopics(sns, {
      topicArnPrefix: environment.TOPIC_ARN_PREFIX,
      emailQueueArn: environment.EMAIL_QUEUE_ARN,
    }),
    endpoints: snsPushEndpoints(sns, { fcm: environment.FCM_APPLICATION_ARN, apns: environment.APNS_APPLICATION_ARN }),
    textMessages: snsTextMessages(sns),
    clock,
  });
  return { residents, sync, release: releaseEndpoint({ residents }), clock };
}
