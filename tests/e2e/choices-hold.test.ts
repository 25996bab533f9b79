import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Level } from '../../contract/fields.ts';
import { chooseChannels } from '../../local/story/channels.ts';
import type { Person } from '../../local/story/person.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { deliveriesOf, toldOf } from '../support/deliveries.ts';
import {
  givenEmptyCommunity,
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  newToken,
  pushOnly,
  smsOnly,
  somebodyReports,
} from '../support/neighbours.ts';
import { givenResident, residentIdOf } from '../support/people.ts';
import { sendRaw } from '../support/raw-call.ts';
import { whenChannelIs, whenInForce, whenSubscribed } from '../support/reach.ts';
import { aReport } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const vandalism = () => aReport({ category: 'vandalism' });

let first: GivenCommunity;
let community: GivenCommunity;
/** Is told of everything, by SMS: alone in the end, when nobody else wants to be told. */
let witness: Person;
let witnessPhone: string;
let communities = 0;

beforeAll(async () => {
  first = await givenQuietCommunity(inUse.platform);
  witnessPhone = newPhone();
  witness = await givenResident(inUse.platform, { name: 'Témoin', channels: smsOnly(witnessPhone, 'information') });
}, 60_000);

beforeEach(async () => {
  communities += 1;
  community = await givenEmptyCommunity(first, `Quartier ${communities}`);
  const { communityId } = community;
  await witness.client.joinCommunity({ params: { communityId } });
  await decide(witness, 'active');
  await whenSubscribed(inUse.platform, communityId, witnessPhone, ['information']);
});

async function decide(person: Person, status: 'active' | 'suspended'): Promise<void> {
  const residentId = await residentIdOf(person);
  const { communityId } = community;
  await community.referent.client.decideMembership({ params: { communityId, residentId }, body: { status } });
}

const given = (wishes: Parameters<typeof givenNeighbour>[2]) => givenNeighbour(inUse.platform, community, wishes);
const subscribed = (address: string, levels: readonly Level[]) =>
  whenSubscribed(inUse.platform, community.communityId, address, levels);

/** Has a fact reported and gives who is told besides the witness, who must be. */
async function othersTold(body = vandalism()): Promise<string[]> {
  const told = await toldOf(inUse.platform, await somebodyReports(inUse.platform, community, body));
  expect(told).toContain(`sms ${witnessPhone}`);
  return told.filter((each) => each !== `sms ${witnessPhone}`);
}

describe('is told of nothing more', () => {
  test('whoever leaves, by SMS, push or e-mail', async () => {
    const [phone, token] = [newPhone(), newToken()];
    const leaver = await given({
      channels: {
        email: 'information',
        sms: { phone, minimumLevel: 'information' },
        push: { token, platform: 'fcm', minimumLevel: 'information' },
      },
    });
    expect(await othersTold()).toEqual([`email ${leaver.email}`, `push ${token}`, `sms ${phone}`]);
    await leaver.client.leaveCommunity({ params: { communityId: community.communityId } });
    await Promise.all([subscribed(phone, []), subscribed(token, [])]);
    expect(await othersTold()).toEqual([]);
  });

  test('whoever is suspended, until they are admitted again', async () => {
    const phone = newPhone();
    const suspended = await given({ channels: smsOnly(phone, 'information') });
    await decide(suspended, 'suspended');
    await subscribed(phone, []);
    expect(await othersTold()).toEqual([]);
    await decide(suspended, 'active');
    await subscribed(phone, ['information']);
    expect(await othersTold()).toEqual([`sms ${phone}`]);
  });

  test('whoever unsubscribes by the link of an e-mail, as mail programs do in one click', async () => {
    const reader = await given({ channels: { email: 'information' } });
    const delivered = await deliveriesOf(inUse.platform, await somebodyReports(inUse.platform, community, vandalism()));
    const email = delivered.find(({ channel }) => channel === 'email');
    const link = /https?:\/\/\S+(\/v1\/unsubscriptions\/\S+)/.exec(email?.body ?? '')?.[1] ?? 'no link';
    const answer = await sendRaw(inUse.platform, {
      method: 'POST',
      path: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);
    await whenChannelIs(reader, 'email', { state: 'off' });
    expect(await othersTold()).toEqual([]);
  });

  test('the phone whose owner answers STOP', async () => {
    const phone = newPhone();
    await given({ channels: smsOnly(phone, 'information') });
    inUse.platform.sns.optOut(phone);
    expect(await othersTold()).toEqual([]);
  });
});

describe('is told otherwise', () => {
  test('whoever mutes one channel, by the others', async () => {
    const phone = newPhone();
    const muting = await given({ channels: { email: 'information', sms: { phone, minimumLevel: 'information' } } });
    await muting.client.setChannel({
      params: { channel: 'sms' },
      body: { enabled: false, minimumLevel: 'information' },
    });
    await subscribed(phone, []);
    expect(await othersTold()).toEqual([`email ${muting.email}`]);
  });

  test('whoever raises a channel’s level, of what is grave enough', async () => {
    const token = newToken();
    const person = await given({ channels: pushOnly(token, 'information') });
    await person.client.setChannel({ params: { channel: 'push' }, body: { enabled: true, minimumLevel: 'danger' } });
    await subscribed(token, ['danger']);
    expect(await othersTold()).toEqual([]);
    expect(await othersTold(aReport({ category: 'fire' }))).toEqual([`push ${token}`]);
  });

  test('whoever lowers it, of more', async () => {
    const person = await given({ channels: { email: 'danger' } });
    expect(await othersTold()).toEqual([]);
    await chooseChannels(inUse.platform.config, person, { email: 'information' });
    expect(await othersTold()).toEqual([`email ${person.email}`]);
  });

  test('whoever changes numbers, at the new one once it is confirmed, and never again at the old one', async () => {
    const [old, recent] = [newPhone(), newPhone()];
    const person = await given({ channels: smsOnly(old, 'information') });
    await person.client.setChannel({
      params: { channel: 'sms' },
      body: { enabled: true, minimumLevel: 'information', phone: recent },
    });
    await subscribed(old, []);
    expect(await othersTold()).toEqual([]);
    await chooseChannels(inUse.platform.config, person, { sms: { phone: recent, minimumLevel: 'information' } });
    await whenInForce(person);
    expect(await othersTold()).toEqual([`sms ${recent}`]);
  });
});

describe('a device that moves to another resident', () => {
  test('tells what its new owner chose, and nothing more for the former one', async () => {
    const token = newToken();
    const former = await given({ channels: pushOnly(token, 'information') });
    const owner = await given({ channels: pushOnly(token, 'danger') });
    await subscribed(token, ['danger']);
    expect(await othersTold()).toEqual([]);
    expect(await othersTold(aReport({ category: 'fire' }))).toEqual([`push ${token}`]);
    expect((await former.client.getMe()).devices).toEqual([]);
    expect((await owner.client.getMe()).channels.push.state).toBe('active');
  });

  test('is no reason to tell a resident who has another one any less', async () => {
    const [shared, own] = [newToken(), newToken()];
    const former = await given({ channels: pushOnly(shared, 'information') });
    await former.client.registerDevice({
      params: { deviceId: 'tablet' },
      body: { platform: 'apns', token: own },
    });
    await whenInForce(former);
    await given({ channels: pushOnly(shared, 'danger') });
    await subscribed(shared, ['danger']);
    expect(await othersTold()).toEqual([`push ${own}`]);
  });
});
