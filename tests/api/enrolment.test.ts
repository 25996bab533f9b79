import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Platform } from '../../local/platform.ts';
import { chooseChannels } from '../../local/story/channels.ts';
import { readInbox } from '../../local/story/inbox-reader.ts';
import { answerNo, answerYes, residentsOf } from '../support/answers.ts';
import { type GivenCommunity, givenMember, join } from '../support/communities.ts';
import { toldOf } from '../support/deliveries.ts';
import {
  givenEmptyCommunity,
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  somebodyReports,
} from '../support/neighbours.ts';
import { givenResident, residentIdOf } from '../support/people.ts';
import { whenInForce, whenSubscribed } from '../support/reach.ts';
import { refusalOf } from '../support/refusals.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const neighbour = { name: 'Jeanne', address: '3 rue des Lilas' };

let community: GivenCommunity;
beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
}, 60_000);

const enrol = (phone: string, { referent, communityId }: GivenCommunity = community) =>
  referent.client.enrolNeighbour({ params: { communityId }, body: { ...neighbour, phone } });
const listed = async ({ referent, communityId }: GivenCommunity = community) =>
  (await referent.client.listMembers({ params: { communityId }, query: { limit: 100 } })).items;
const smsTo = async (platform: Platform, phone: string) =>
  (await readInbox(platform.config)).filter(({ to }) => to === phone);

describe('a neighbour whom a referent enrols', () => {
  test('is asked by one SMS, awaits in the directory, and is told of nothing', async () => {
    const phone = newPhone();
    const { residentId, status } = await enrol(phone);
    expect(status).toBe('pending');
    const [asked, ...others] = await smsTo(inUse.platform, phone);
    expect(asked?.body).toMatch(/^Vigie: Référente vous inscrit, .*OUI: .*NON: /);
    expect(others).toEqual([]);
    expect(await listed()).toContainEqual({ ...neighbour, residentId, status, role: 'member', awaitsAnswer: true });
    expect(await toldOf(inUse.platform, await somebodyReports(inUse.platform, community))).not.toContain(
      `sms ${phone}`,
    );
  });

  test('is a member by a yes, told by SMS from vigilance on', async () => {
    const phone = newPhone();
    const { residentId } = await enrol(phone);
    expect(await answerYes(inUse.platform, phone)).toMatchObject({ residentId, status: 'active', stillWaiting: 0 });
    expect(await listed()).toContainEqual({ residentId, name: 'Jeanne', status: 'active', role: 'member' });
    await whenSubscribed(inUse.platform, community.communityId, phone, ['vigilance']);
    expect(await toldOf(inUse.platform, await somebodyReports(inUse.platform, community))).toContain(`sms ${phone}`);
    expect(await answerYes(inUse.platform, phone)).toBeUndefined();
  });

  test('leaves nothing behind by a no', async () => {
    const phone = newPhone();
    const { residentId } = await enrol(phone);
    expect(await answerNo(inUse.platform, phone)).toMatchObject({ communityId: community.communityId });
    expect((await listed()).map((member) => member.residentId)).not.toContain(residentId);
    expect(await answerYes(inUse.platform, phone)).toBeUndefined();
    expect(await (await residentsOf(inUse.platform)).load(residentId)).toBeUndefined();
  });

  test('is asked three times in an hour at the most', async () => {
    const phone = newPhone();
    const { residentId } = await enrol(phone);
    expect((await enrol(phone)).residentId).toBe(residentId);
    await enrol(phone);
    expect(await refusalOf(enrol(phone))).toMatchObject({ status: 429, code: 'too-many-codes' });
    expect(await smsTo(inUse.platform, phone)).toHaveLength(3);
  });

  test.each(['12', '0112345678', ''])('is not enrolled by what is no mobile number: %s', async (phone) => {
    expect(await refusalOf(enrol(phone))).toMatchObject({ status: 400, code: 'invalid-input' });
  });
});

describe('a number that is a resident’s already', () => {
  test('is enrolled as any other, and its resident becomes a member by a yes', async () => {
    const phone = newPhone();
    const resident = await givenResident(inUse.platform, {
      name: 'Alix',
      channels: { email: 'off', sms: { phone, minimumLevel: 'danger' } },
    });
    const residentId = await residentIdOf(resident);
    const enrolled = await enrol(phone);
    expect(enrolled.residentId).not.toBe(residentId);
    const before = await listed();
    expect(before.map(({ name }) => name)).not.toContain('Alix');
    expect(before).toContainEqual({ ...neighbour, ...enrolled, role: 'member', awaitsAnswer: true });
    expect(await answerYes(inUse.platform, phone)).toMatchObject({ residentId, status: 'active' });
    const { memberships, channels } = await resident.client.getMe();
    expect(memberships).toMatchObject([{ communityId: community.communityId, status: 'active' }]);
    expect(channels.sms).toMatchObject({ enabled: true, minimumLevel: 'danger', phone });
    expect((await listed()).map((member) => member.residentId)).not.toContain(enrolled.residentId);
  });

  test('of a suspended member stays suspended', async () => {
    const phone = newPhone();
    const member = await givenMember(inUse.platform, community, {
      channels: { email: 'off', sms: { phone, minimumLevel: 'danger' } },
    });
    const params = { communityId: community.communityId, residentId: await residentIdOf(member) };
    await community.referent.client.decideMembership({ params, body: { status: 'suspended' } });
    await enrol(phone);
    expect(await answerYes(inUse.platform, phone)).toMatchObject({ status: 'suspended' });
    expect((await member.client.getMe()).memberships).toMatchObject([{ status: 'suspended' }]);
  });
});

describe('a later sign-up with the number', () => {
  test('joins the two: memberships, address, alerts and reach', async () => {
    const place = await givenEmptyCommunity(community, 'Quartier des inscrits');
    const witness = await givenNeighbour(inUse.platform, place, { channels: { email: 'information' } });
    const phone = newPhone();
    const { residentId: formerId } = await enrol(phone, place);
    await answerYes(inUse.platform, phone);
    await whenSubscribed(inUse.platform, place.communityId, phone, ['vigilance']);

    const account = await givenResident(inUse.platform, { name: 'Jeanne M.', channels: { email: 'off' } });
    await chooseChannels(inUse.platform.config, account, { sms: { phone, minimumLevel: 'information' } });
    await whenInForce(account);
    const me = await account.client.getMe();
    expect(me).toMatchObject({
      name: 'Jeanne M.',
      address: neighbour.address,
      memberships: [{ communityId: place.communityId, status: 'active' }],
    });
    const members = (await listed(place)).map(({ residentId }) => residentId);
    expect(members).toContain(me.residentId);
    expect(members).not.toContain(formerId);
    await whenSubscribed(inUse.platform, place.communityId, phone, ['information']);
    const told = await toldOf(inUse.platform, await somebodyReports(inUse.platform, place));
    expect(told).toEqual([`email ${witness.email}`, `sms ${phone}`]);
    expect((await account.client.getCommunity({ params: place })).counts).toMatchObject({ sms: 1 });
  });

  test('of someone who is a member already keeps the better of the two', async () => {
    const place = await givenEmptyCommunity(community, 'Quartier des doubles');
    const phone = newPhone();
    await enrol(phone, place);
    await answerYes(inUse.platform, phone);
    const account = await givenResident(inUse.platform, { name: 'Deux fois', channels: { email: 'off' } });
    await account.client.joinCommunity({ params: place });
    await chooseChannels(inUse.platform.config, account, { sms: { phone, minimumLevel: 'danger' } });
    expect((await account.client.getMe()).memberships).toMatchObject([{ status: 'active' }]);
    expect(await listed(place)).toHaveLength(1);
  });

  test('gets rid of no suspension', async () => {
    const place = await givenEmptyCommunity(community, 'Quartier des suspendus');
    const phone = newPhone();
    const { residentId } = await enrol(phone, place);
    await answerYes(inUse.platform, phone);
    const params = { communityId: place.communityId, residentId };
    await place.referent.client.decideMembership({ params, body: { status: 'suspended' } });
    const account = await givenResident(inUse.platform, { channels: { email: 'off' } });
    await join(place, account);
    await chooseChannels(inUse.platform.config, account, { sms: { phone, minimumLevel: 'danger' } });
    expect((await account.client.getMe()).memberships).toMatchObject([{ status: 'suspended' }]);
    const headers = { 'idempotency-key': randomUUID() };
    const body = { category: 'fire', description: 'De la fumée sort du toit.', place: { description: 'rue' } } as const;
    const report = { ...body, happenedAt: new Date().toISOString(), emergencyCalled: 'yes' } as const;
    expect(await refusalOf(account.client.reportAlert({ params: place, headers, body: report }))).toMatchObject({
      code: 'membership-suspended',
    });
  });
});
