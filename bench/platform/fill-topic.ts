import { setTimeout as wait } from 'node:timers/promises';
import { ListTopicsCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import type { Platform } from '../../local/platform.ts';
import { chooseChannels } from '../../local/story/channels.ts';
import type { GivenCommunity } from '../../tests/support/communities.ts';

const level = 'vigilance';
const longestWaitMs = 10_000;
const pollMs = 20;

const phone = (index: number) => `+3363998${String(index).padStart(4, '0')}`;

/**
 * Brings that many phones to the community's topic: the first as a resident does, which makes the topic, the others by
 * subscribing them directly, because signing a thousand people up takes long.
 * @returns the topic's ARN
 */
export async function fillTopic(platform: Platform, community: GivenCommunity, phones: number): Promise<string> {
  await chooseChannels(platform.config, community.referent, { sms: { phone: phone(0), minimumLevel: level } });
  const TopicArn = await findTopic(platform, `${community.communityId}-${level}`);
  for (let index = 0; index < phones; index += 1) {
    await platform.clients.sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sms', Endpoint: phone(index) }));
  }
  return TopicArn;
}

async function findTopic({ clients }: Platform, suffix: string): Promise<string> {
  const deadlineMs = Date.now() + longestWaitMs;
  for (;;) {
    const { Topics = [] } = await clients.sns.send(new ListTopicsCommand({}));
    const arn = Topics.find(({ TopicArn }) => TopicArn?.endsWith(suffix))?.TopicArn;
    if (arn) return arn;
    if (Date.now() > deadlineMs) throw new Error(`no topic was made for ${suffix}`);
    await wait(pollMs);
  }
}
