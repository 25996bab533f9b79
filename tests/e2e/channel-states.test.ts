import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Level } from '../../contract/fields.ts';
import { type ChannelChoices, chooseChannels } from '../../local/story/channels.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, join } from '../support/communities.ts';
import { toldOf } from '../support/deliveries.ts';
import {
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  newToken,
  pushOnly,
  smsOnly,
  somebodyReports,
} from '../support/neighbours.ts';
import { givenResident } from '../support/people.ts';
import { whenChannelIs, whenInForce, whenSubscribed } from '../support/reach.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const bouncing = 'bounce+voisine@simulator.amazonses.com';
const complaining = 'complaint+voisin@simulator.amazonses.com';

let community: GivenCommunity;

beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
}, 60_000);

const told = async () => toldOf(inUse.platform, await somebodyReports(inUse.platform, community));
const given = (channels: ChannelChoices) => givenNeighbour(inUse.platform, community, { channels });
const subscribed = (address: string, levels: readonly Level[]) =>
  whenSubscribed(inUse.platform, community.communityId, address, levels);

describe('a number that stopped our SMS', () => {
  test('is found out, shown, and sent nothing more, until its owner sets it again', async () => {
    const phone = newPhone();
    const person = await given(smsOnly(phone, 'vigilance'));
    inUse.platform.sns.optOut(phone);
    await inUse.platform.invoke('sweep-opt-outs', {});
    await whenChannelIs(person, 'sms', { state: 'failed', reason: 'opted-out' });
    await subscribed(phone, []);
    expect(await told()).not.toContain(`sms ${phone}`);
    await person.client.setChannel({ params: { channel: 'sms' }, body: { enabled: true, minimumLevel: 'vigilance' } });
    await whenInForce(person);
    expect(await told()).toContain(`sms ${phone}`);
  });

  test('is found out when its owner is admitted, before anything is sent', async () => {
    const phone = newPhone();
    const person = await givenResident(inUse.platform, { channels: smsOnly(phone, 'vigilance') });
    inUse.platform.sns.optOut(phone);
    await join(community, person);
    await whenChannelIs(person, 'sms', { state: 'failed', reason: 'opted-out' });
    await subscribed(phone, []);
  });
});

describe('a device that is lost', () => {
  test('is shown as such and sent nothing more, until the application registers again', async () => {
    const token = newToken();
    const person = await given(pushOnly(token, 'vigilance'));
    await inUse.platform.sns.disableEndpoint(token);
    await whenChannelIs(person, 'push', { state: 'failed', reason: 'endpoint-disabled' });
    await subscribed(token, []);
    expect(await told()).not.toContain(`push ${token}`);
    await chooseChannels(inUse.platform.config, person, pushOnly(token, 'vigilance'));
    await whenInForce(person);
    expect(await told()).toContain(`push ${token}`);
  });

  test('is found out at the first alert that its platform refuses', async () => {
    const token = `invalid-${newToken()}`;
    const person = await given(pushOnly(token, 'vigilance'));
    expect(await told()).not.toContain(`push ${token}`);
    await whenChannelIs(person, 'push', { state: 'failed', reason: 'endpoint-disabled' });
    await subscribed(token, []);
  });

  test('does not hide that another one works', async () => {
    const [lost, kept] = [newToken(), newToken()];
    const person = await given(pushOnly(lost, 'vigilance'));
    await person.client.registerDevice({ params: { deviceId: 'tablet' }, body: { platform: 'apns', token: kept } });
    await whenInForce(person);
    await inUse.platform.sns.disableEndpoint(lost);
    await subscribed(lost, []);
    await whenChannelIs(person, 'push', { state: 'active' });
    expect(await told()).toContain(`push ${kept}`);
  });
});

describe('an address', () => {
  test('that bounces is shown as such, and not written to again', async () => {
    const person = await memberAt(bouncing);
    expect(await told()).not.toContain(`email ${bouncing}`);
    await whenChannelIs(person, 'email', { state: 'failed', reason: 'address-bounced' });
  });

  test('whose owner calls our e-mail spam is left in peace', async () => {
    const person = await memberAt(complaining);
    expect(await told()).toContain(`email ${complaining}`);
    await whenChannelIs(person, 'email', { state: 'failed', reason: 'complaint' });
    expect(await told()).not.toContain(`email ${complaining}`);
  });
});

/** Confirmation codes come by another service than SES: such an address can sign up. */
async function memberAt(email: string): Promise<Person> {
  return givenNeighbour(inUse.platform, community, { email, channels: { email: 'vigilance' } });
}
