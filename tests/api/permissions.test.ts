import { beforeAll, describe, expect, test } from '@jest/globals';
import { communes, quarters } from '../../local/seed/places.ts';
import type { Person } from '../../local/story/person.ts';
import {
  type GivenCommunity,
  givenCommunity,
  givenMember,
  givenMunicipality,
  givenReferent,
} from '../support/communities.ts';
import { givenOfficer, givenResident, residentIdOf } from '../support/people.ts';
import { refusalOf } from '../support/refusals.ts';
import { report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let member: Person;
let stranger: Person;
/** The town hall and a referent of a neighbouring municipality, who have no say here. */
let foreignTownHall: Person;
let foreignReferent: Person;

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenCommunity(platform);
  [member, stranger] = await Promise.all([givenMember(platform, community), givenResident(platform)]);
  await givenMunicipality(platform, communes.vertou);
  foreignTownHall = await givenOfficer(platform, communes.vertou, 'town-hall');
  foreignReferent = await givenReferent(platform, foreignTownHall, communes.vertou);
}, 60_000);

describe('a municipality', () => {
  const params = { inseeCode: communes.reze };

  test('is registered by the operator alone', async () => {
    for (const someone of [member, community.referent, community.townHall]) {
      expect(await refusalOf(someone.client.registerMunicipality({ params }))).toMatchObject({
        status: 403,
        code: 'operator-only',
      });
    }
  });

  test('has its officers invited by its own town hall, and by no other', async () => {
    const body = { email: 'intrus@vigie.example', name: 'Intrus', office: 'police' as const };
    const here = { inseeCode: community.inseeCode };
    for (const someone of [stranger, community.referent, foreignTownHall]) {
      expect(await refusalOf(someone.client.inviteOfficer({ params: here, body }))).toMatchObject({
        status: 403,
        code: 'town-hall-only',
      });
    }
    const invited = await community.townHall.client.inviteOfficer({ params: here, body });
    expect(invited).toMatchObject({ email: 'intrus@vigie.example', office: 'police' });
  });

  test('has its officers listed to its town hall alone', async () => {
    const here = { params: { inseeCode: community.inseeCode } };
    expect(await refusalOf(foreignTownHall.client.listOfficers(here))).toMatchObject({ status: 403 });
    const { items } = await community.townHall.client.listOfficers(here);
    expect(items.map(({ office }) => office)).toContain('town-hall');
  });

  test('has its referents appointed by its own officers', async () => {
    const appointment = {
      params: { inseeCode: community.inseeCode, residentId: await residentIdOf(stranger) },
      body: { neighbourhoods: [] },
    };
    for (const someone of [stranger, member, foreignTownHall]) {
      expect(await refusalOf(someone.client.appointReferent(appointment))).toMatchObject({
        status: 403,
        code: 'officer-only',
      });
    }
  });
});

describe('a community', () => {
  const body = { inseeCode: communes.saintSebastien, name: 'Le Portereau', area: quarters.douet.area };

  test('is created by a referent or an officer of its municipality', async () => {
    for (const someone of [stranger, member, foreignReferent, foreignTownHall]) {
      expect(await refusalOf(someone.client.createCommunity({ body }))).toMatchObject({
        status: 403,
        code: 'referent-only',
      });
    }
    expect(await community.townHall.client.createCommunity({ body })).toMatchObject({ name: 'Le Portereau' });
  });

  test('is changed by those who tend it', async () => {
    const change = { params: { communityId: community.communityId }, body: { name: 'Autre nom' } };
    for (const someone of [stranger, member, foreignReferent]) {
      expect(await refusalOf(someone.client.updateCommunity(change))).toMatchObject({
        status: 403,
        code: 'referent-only',
      });
    }
  });

  test('is joined by those who accepted the charter', async () => {
    const reluctant = await givenResident(inUse.platform, { charter: 'not-accepted' });
    const joining = reluctant.client.joinCommunity({ params: { communityId: community.communityId } });
    expect(await refusalOf(joining)).toMatchObject({ status: 403, code: 'charter-not-accepted' });
  });

  test('has its members admitted by those who tend it, and by nobody else', async () => {
    const params = { communityId: community.communityId, residentId: await residentIdOf(stranger) };
    await stranger.client.joinCommunity({ params });
    for (const someone of [stranger, member, foreignReferent, foreignTownHall]) {
      const decision = someone.client.decideMembership({ params, body: { status: 'active' } });
      expect(await refusalOf(decision)).toMatchObject({ status: 403, code: 'referent-only' });
    }
    await stranger.client.leaveCommunity({ params });
  });

  test('shows its directory to its members alone', async () => {
    const list = { params: { communityId: community.communityId }, query: {} };
    expect(await refusalOf(stranger.client.listMembers(list))).toMatchObject({ status: 403, code: 'not-a-member' });
    expect(await refusalOf(foreignReferent.client.listMembers(list))).toMatchObject({ status: 403 });
    const { items } = await member.client.listMembers(list);
    expect(items.map(({ status }) => status)).toEqual(['active', 'active']);
  });

  test('tells how many it reaches to its members alone', async () => {
    const params = { communityId: community.communityId };
    expect((await stranger.client.getCommunity({ params })).counts).toBeUndefined();
    expect((await member.client.getCommunity({ params })).counts).toMatchObject({ members: 2 });
  });
});

describe('an alert', () => {
  test('is shown to those who may see its posting, and does not exist for others', async () => {
    const { alertId } = await report(member, community.communityId);
    expect(await community.referent.client.getAlert({ params: { alertId } })).toMatchObject({ alertId });
    for (const someone of [stranger, foreignReferent]) {
      expect(await refusalOf(someone.client.getAlert({ params: { alertId } }))).toMatchObject({
        status: 404,
        code: 'alert-not-found',
      });
    }
  });

  test('is listed to active members alone', async () => {
    const list = { params: { communityId: community.communityId }, query: {} };
    expect(await refusalOf(stranger.client.listAlerts(list))).toMatchObject({ status: 403, code: 'not-a-member' });
  });
});

describe('a right that is taken back', () => {
  test('stops at the next request', async () => {
    const { platform } = inUse;
    const referent = await givenReferent(platform, community.townHall, community.inseeCode);
    const params = { inseeCode: community.inseeCode, residentId: await residentIdOf(referent) };
    await community.townHall.client.dismissReferent({ params });
    const body = { inseeCode: community.inseeCode, name: 'La Martellière', area: quarters.douet.area };
    expect(await refusalOf(referent.client.createCommunity({ body }))).toMatchObject({ code: 'referent-only' });
  });

  test('cannot be given back by its owner', async () => {
    expect(await refusalOf(stranger.client.updateMe({ body: { offices: [{ office: 'police' }] } as never }))).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: ['offices: unknown-field'],
    });
  });
});
