import * as z from 'zod/mini';
import { snsAlertTopics } from '../messaging/sns-alert-topics.ts';
import { snsPushEndpoints } from '../messaging/sns-push-endpoints.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { consumeStream, type ItemChange } from '../runtime/stream.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { releaseEndpoint } from '../use-cases/release-endpoint.ts';
import { syncSubscriptions } from '../use-cases/sync-subscriptions.ts';

const environment = readEnvironment('sync-subscriptions');
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
const release = releaseEndpoint({ residents });

const holder = z.object({ residentId: z.object({ S: z.string() }) });

/** From the stream of residents: brings subscriptions in line, and takes phones and devices from those who lost them. */
export const handler = consumeStream({
  oncePer: ({ pk }) => pk,
  consume: async (change) => {
    const [kind, id = ''] = change.pk.split('#');
    if (kind === 'RESIDENT') await sync(id);
    const formerHolder = formerHolderOf(change);
    if (formerHolder) await release(formerHolder);
  },
});

/** Who held a phone or device before this change. */
function formerHolderOf({ pk, before }: ItemChange): string | undefined {
  return pk.startsWith('ENDPOINT#') && before ? z.parse(holder, before).residentId.S : undefined;
}
