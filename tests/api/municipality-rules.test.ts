import { beforeAll, describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../contract/charter.ts';
import { createClient } from '../../contract/client.ts';
import { communes } from '../../local/seed/places.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember, givenMunicipality } from '../support/communities.ts';
import { givenOfficer, givenOperator } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let police: Person;
let member: Person;
/** The town hall of a neighbouring municipality, which has no say here. */
let foreignTownHall: Person;

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenCommunity(platform);
  police = await givenOfficer(platform, community.inseeCode, 'police');
  member = await givenMember(platform, community);
  await givenMunicipality(platform, communes.vertou);
  foreignTownHall = await givenOfficer(platform, communes.vertou, 'town-hall');
}, 60_000);

describe('the protocol of a municipality', () => {
  const body = { signatories: ['Mairie', 'Préfecture'], startsOn: '2001-01-01', endsOn: '2003-12-31' };

  test('is recorded by its town hall, and read by it alone', async () => {
    const params = { inseeCode: community.inseeCode };
    expect(await refusalOf(community.townHall.client.getProtocol({ params }))).toMatchObject({
      status: 404,
      code: 'protocol-not-found',
    });
    const recorded = await community.townHall.client.putProtocol({ params, body });
    expect(recorded).toEqual({ ...params, ...body, inForce: false });
    expect(await community.townHall.client.getProtocol({ params })).toEqual(recorded);
    for (const someone of [police, member, community.referent, foreignTownHall]) {
      expect(await refusalOf(someone.client.getProtocol({ params }))).toMatchObject({
        status: 403,
        code: 'own-town-hall-only',
      });
    }
  });

  test('is recorded by nobody else', async () => {
    const params = { inseeCode: community.inseeCode };
    const operator = await givenOperator(inUse.platform);
    for (const someone of [operator, police, member, community.referent, foreignTownHall]) {
      expect(await refusalOf(someone.client.putProtocol({ params, body }))).toMatchObject({
        status: 403,
        code: 'own-town-hall-only',
      });
    }
  });

  test.each<[string, object, string]>([
    ['a day that does not exist', { startsOn: '2001-02-29' }, 'startsOn: wrong-form'],
    ['an instant for a day', { startsOn: '2001-01-01T00:00:00Z' }, 'startsOn: wrong-form'],
    ['an end before its start', { endsOn: '2000-12-31' }, 'endsOn: not-after-the-start'],
    ['more than three years', { endsOn: '2004-01-02' }, 'endsOn: over-three-years'],
    ['nobody who signed', { signatories: [] }, 'signatories: too-few'],
    ['whether it is in force', { inForce: true }, 'inForce: unknown-field'],
  ])('is refused with %s', async (_, differences, field) => {
    const path = `/v1/municipalities/${community.inseeCode}/protocol`;
    const call = { method: 'PUT', path, body: { ...body, ...differences } };
    expect(await sendAs(inUse.platform, community.townHall, call)).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: [field],
    });
  });
});

describe('a category of a municipality’s own', () => {
  const body = {
    label: { fr: 'Crue de la Loire', en: 'Loire in flood' },
    capCategory: 'Met',
    level: 'vigilance',
    senders: 'officers',
    audience: 'neighbours',
    livesHours: 24,
  } as const;
  const category = 'crue_loire';

  test('is sent as soon as it is put, and no more once it is retired', async () => {
    const { townHall, communityId, inseeCode } = community;
    const params = { inseeCode, categoryId: category };
    await townHall.client.updateMe({ body: { charterVersion: currentCharterVersion } });
    await townHall.client.joinCommunity({ params: { communityId } });
    const send = (someone: Person) => report(someone, communityId, aReport({ category }));
    expect(await refusalOf(send(townHall))).toMatchObject({ status: 400, fields: ['category: unknown-category'] });

    expect(await townHall.client.putSpecialCategory({ params, body })).toEqual({ categoryId: category, ...body });
    const alert = await send(townHall);
    expect(alert).toMatchObject({ category, level: 'vigilance', source: { kind: 'town-hall' } });
    expect(alert.headline).toMatch(/^Crue de la Loire – /);
    expect(await refusalOf(send(member))).toMatchObject({ status: 403, code: 'category-not-allowed' });

    await townHall.client.retireCategory({ params });
    expect(await refusalOf(send(townHall))).toMatchObject({ status: 400, fields: ['category: retired-category'] });
    expect(await member.client.getAlert({ params: alert })).toMatchObject({ headline: alert.headline });
  });

  test('is listed to anyone while it is in use', async () => {
    const { platform } = inUse;
    const { townHall, inseeCode } = community;
    const anyone = createClient({ baseUrl: platform.apiUrl });
    const params = { inseeCode, categoryId: 'brocante' };
    const listed = async () =>
      (await anyone.listMunicipalCategories({ params: { inseeCode } })).items.map(({ categoryId }) => categoryId);
    await townHall.client.putSpecialCategory({ params, body });
    expect(await listed()).toContain('brocante');
    await townHall.client.retireCategory({ params });
    expect(await listed()).not.toContain('brocante');
  });

  test('is put and retired by its town hall alone', async () => {
    const params = { inseeCode: community.inseeCode, categoryId: category };
    const operator = await givenOperator(inUse.platform);
    for (const { client } of [operator, police, member, community.referent, foreignTownHall]) {
      const refusals = [client.putSpecialCategory({ params, body }), client.retireCategory({ params })].map(refusalOf);
      for (const refusal of await Promise.all(refusals))
        expect(refusal).toMatchObject({ status: 403, code: 'own-town-hall-only' });
    }
  });

  test('takes no built-in name, and is retired only where there is one', async () => {
    const { townHall, inseeCode } = community;
    const builtIn = { inseeCode, categoryId: 'fire' };
    const taken = townHall.client.putSpecialCategory({ params: builtIn, body });
    expect(await refusalOf(taken)).toMatchObject({ status: 409, code: 'category-built-in' });
    const absent = townHall.client.retireCategory({ params: builtIn });
    expect(await refusalOf(absent)).toMatchObject({ status: 404, code: 'category-not-found' });
  });

  test.each<[string, object, string]>([
    ['no English label', { label: { fr: 'Crue' } }, 'label.en: missing'],
    ['a kind that CAP lacks', { capCategory: 'Flood' }, 'capCategory: not-a-choice'],
    ['neighbours as its senders', { senders: 'residents' }, 'senders: not-a-choice'],
    ['no life at all', { livesHours: 0 }, 'livesHours: too-small'],
    ['a life of over 30 days', { livesHours: 721 }, 'livesHours: too-large'],
  ])('is refused with %s', async (_, differences, field) => {
    const path = `/v1/municipalities/${community.inseeCode}/categories/crue`;
    const call = { method: 'PUT', path, body: { ...body, ...differences } };
    expect(await sendAs(inUse.platform, community.townHall, call)).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: [field],
    });
  });

  test('is refused with an identifier of the wrong form', async () => {
    const path = `/v1/municipalities/${community.inseeCode}/categories/Crue%23de%20Loire`;
    expect(await sendAs(inUse.platform, community.townHall, { method: 'PUT', path, body })).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: ['categoryId: wrong-form'],
    });
  });
});
