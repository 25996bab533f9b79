import {
  GetEndpointAttributesCommand,
  paginateListSubscriptionsByTopic,
  paginateListTopics,
  type Subscription,
} from '@aws-sdk/client-sns';
import { type ChannelName, type Level, levels } from '../../contract/fields.ts';
import type { ChannelView } from '../../contract/operations/me.ts';
import type { Platform } from '../../local/platform.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';

const deadlineMs = 15_000;

/** Waits until someone's own page shows every channel that is on as in force. */
export async function whenInForce({ client }: Person): Promise<void> {
  await pollUntil(
    async () => Object.values((await client.getMe()).channels),
    (channels) => channels.every(({ enabled, state }) => !enabled || state === 'active'),
    deadlineMs,
  );
}

/** Waits until someone's own page shows a channel as it is expected. */
export async function whenChannelIs(
  { client }: Person,
  channel: ChannelName,
  expected: Pick<ChannelView, 'state' | 'reason'>,
): Promise<void> {
  await pollUntil(
    async () => (await client.getMe()).channels[channel],
    ({ state, reason }) => state === expected.state && reason === expected.reason,
    deadlineMs,
  );
}

/** Waits until a number or a device's token is subscribed to exactly these topics of a community, by their minimum level. */
export async function whenSubscribed(
  platform: Platform,
  communityId: string,
  address: string,
  expected: readonly Level[],
): Promise<void> {
  await pollUntil(
    () => levelsOf(platform, communityId, address),
    (present) => present.join() === expected.toSorted().join(),
    deadlineMs,
  );
}

async function levelsOf(platform: Platform, communityId: string, address: string): Promise<string[]> {
  const present = await Promise.all(
    levels.map(async (level) => ((await isOnTopic(platform, `${communityId}-${level}`, address)) ? [level] : [])),
  );
  return present.flat().sort();
}

async function isOnTopic(platform: Platform, topic: string, address: string): Promise<boolean> {
  const subscriptions = await subscriptionsOf(platform, topic);
  const addresses = await Promise.all(subscriptions.map((subscription) => addressOf(platform, subscription)));
  return addresses.includes(address);
}

/** Those of the topic whose name ends so; it does not exist before somebody is subscribed. */
async function subscriptionsOf({ clients: { sns } }: Platform, topic: string): Promise<Subscription[]> {
  const found: Subscription[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client: sns }, {})) {
    for (const { TopicArn } of Topics.filter((each) => each.TopicArn?.endsWith(topic))) {
      for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn })) {
        found.push(...Subscriptions);
      }
    }
  }
  return found;
}

async function addressOf({ clients }: Platform, { Protocol, Endpoint }: Subscription): Promise<string | undefined> {
  if (Protocol !== 'application') return Endpoint;
  const { Attributes } = await clients.sns.send(new GetEndpointAttributesCommand({ EndpointArn: Endpoint }));
  return Attributes?.Token;
}
