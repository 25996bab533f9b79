import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelName } from '../../contract/fields.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { whenInForce } from '../support/reach.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
}, 30_000);

const timeoutMs = 20_000;
const deadlineMs = 10_000;

const danger = () => aReport({ category: 'burglary_in_progress' });

/** What a channel shows once an alert could not be delivered by it. */
async function channelAfterAlert(person: Person, channel: ChannelName) {
  await whenInForce(person);
  await report(community.referent, community.communityId, danger());
  const present = async () => (await person.client.getMe()).channels[channel];
  return pollUntil(present, ({ state }) => state === 'failed', deadlineMs);
}

describe('a channel that does not deliver is found out and shown', () => {
  test(
    'an address that does not exist',
    async () => {
      const email = 'bounce+api@simulator.amazonses.com';
      const person = await givenMember(inUse.platform, community, { email });
      expect(await channelAfterAlert(person, 'email')).toMatchObject({ state: 'failed', reason: 'address-bounced' });
    },
    timeoutMs,
  );

  test(
    'an address whose owner complains',
    async () => {
      const email = 'complaint+api@simulator.amazonses.com';
      const person = await givenMember(inUse.platform, community, { email });
      expect(await channelAfterAlert(person, 'email')).toMatchObject({ state: 'failed', reason: 'complaint' });
    },
    timeoutMs,
  );

  test(
    'a phone without the application any more',
    async () => {
      const push = { token: 'invalid-since-removed', platform: 'fcm', minimumLevel: 'danger' } as const;
      const person = await givenMember(inUse.platform, community, { channels: { push } });
      expect(await channelAfterAlert(person, 'push')).toMatchObject({ state: 'failed', reason: 'endpoint-disabled' });
    },
    timeoutMs,
  );
});

test(
  'an invitation that bounces is the relative’s failure, not the resident’s',
  async () => {
    const person = await givenMember(inUse.platform, community);
    const body = { name: 'Sacha', email: 'bounce+proche@simulator.amazonses.com' };
    await person.client.nameRelative({ params: { relativeId: '1' }, body });
    const relatives = async () => (await person.client.listRelatives()).items;
    const [relative] = await pollUntil(relatives, ([first]) => first?.state === 'failed', deadlineMs);
    expect(relative).toMatchObject({ state: 'failed', reason: 'address-bounced' });
    expect((await person.client.getMe()).channels.email).toMatchObject({ state: 'active' });
  },
  timeoutMs,
);

describe('a channel that fails is left alone afterwards', () => {
  test(
    'no more e-mails go to an address that does not exist, while neighbours get theirs',
    async () => {
      const { platform } = inUse;
      const email = 'bounce+later@simulator.amazonses.com';
      const [person, neighbour] = [
        await givenMember(platform, community, { email }),
        await givenMember(platform, community),
      ];
      await channelAfterAlert(person, 'email');
      const { alertId } = await report(community.referent, community.communityId, danger());
      const sent = () => platform.inbox.since().filter((item) => item.alertId === alertId && item.channel === 'email');
      const delivered = await pollUntil(sent, (items) => items.some(({ to }) => to === neighbour.email), deadlineMs);
      expect(delivered.map(({ to }) => to)).not.toContain(email);
      expect((await person.client.getMe()).channels.email).toMatchObject({ state: 'failed' });
    },
    timeoutMs,
  );
});
