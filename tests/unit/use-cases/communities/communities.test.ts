import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type { Polygon } from '../../../../contract/operations/communities.ts';
import { createCommunity } from '../../../../lambdas/use-cases/communities/create-community.ts';
import { findCommunities } from '../../../../lambdas/use-cases/communities/find-communities.ts';
import { getCommunity } from '../../../../lambdas/use-cases/communities/get-community.ts';
import { updateCommunity } from '../../../../lambdas/use-cases/communities/update-community.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import { aTown, callerOf, idOf, type Town, type Townsperson } from '../../support/a-town.ts';
import { nantes, rueDesLilas, saintSebastien, squareAround } from '../../support/places.ts';

const nothingElse = {
  params: undefined,
  query: undefined,
  headers: undefined,
  body: undefined,
  language: 'fr',
} as const;
const { inseeCode } = saintSebastien;
const lilas = aCommunity();
const chenes = { latitude: 47.19, longitude: -1.48 };

let town: Town;
beforeEach(async () => {
  town = await aTown();
});

const create = (by: Townsperson | 'nobody', area: Polygon = squareAround(chenes), code = inseeCode) =>
  createCommunity({ ...town, newId: (now) => ulid(now.getTime()) })({
    ...nothingElse,
    body: { inseeCode: code, name: 'Les Chênes', area },
    caller: callerOf(by),
  });

describe('creating a community', () => {
  test.each(['referent', 'otherReferent', 'police', 'townHall'] as const)(
    'is for %s of the municipality',
    async (person) => {
      const community = await create(person);
      expect(community).toEqual({
        communityId: expect.any(String),
        inseeCode,
        name: 'Les Chênes',
        area: squareAround(chenes),
        center: chenes,
        monthlyExercise: false,
      });
      expect(await town.communities.find(community.communityId)).toMatchObject({ createdBy: idOf(person) });
    },
  );

  test('does not join it', async () => {
    await create('referent');
    expect((await town.residents.load(idOf('referent')))?.memberships).toEqual([]);
  });

  test.each(['nobody', 'active', 'stranger', 'foreignReferent', 'foreignPolice'] as const)(
    'is not for %s',
    async (person) => {
      await expect(create(person)).rejects.toMatchObject({ code: 'referent-only' });
      expect(await town.communities.listByMunicipality(inseeCode)).toEqual([lilas]);
    },
  );

  test('refuses an area that is none', async () => {
    const london = squareAround({ latitude: 51.5, longitude: -0.12 });
    await expect(create('referent', london)).rejects.toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'area', code: 'outside-france' }],
    });
    expect(await town.communities.listByMunicipality(inseeCode)).toEqual([lilas]);
  });

  test('needs a registered municipality', async () => {
    const officer = await town.residents.load(idOf('townHall'));
    if (!officer) throw new Error('no officer');
    await town.residents.save(officer, { ...officer, mandates: [{ inseeCode: '75056', office: 'town-hall' }] });
    await expect(create('townHall', squareAround(chenes), '75056')).rejects.toMatchObject({
      code: 'municipality-not-found',
    });
  });
});

describe('updating a community', () => {
  const update = (
    by: Townsperson | 'nobody',
    body: { name?: string; area?: Polygon; monthlyExercise?: boolean },
    communityId = lilas.communityId,
  ) => updateCommunity(town)({ ...nothingElse, params: { communityId }, body, caller: callerOf(by) });

  test.each(['referent', 'police', 'townHall'] as const)('is for %s', async (person) => {
    expect(await update(person, { name: 'Les Ormes' })).toMatchObject({ name: 'Les Ormes', area: lilas.area });
    expect(await town.communities.find(lilas.communityId)).toEqual({ ...lilas, name: 'Les Ormes', version: 2 });
  });

  test('to another area moves its centre, and where it is found', async () => {
    expect(await update('referent', { area: squareAround(chenes) })).toMatchObject({
      name: lilas.name,
      center: chenes,
    });
    const { items } = await find({ ...chenes });
    expect(items).toMatchObject([{ communityId: lilas.communityId, distanceMeters: 0 }]);
  });

  test('that changes nothing writes nothing', async () => {
    await update('referent', {});
    expect((await town.communities.find(lilas.communityId))?.version).toBe(1);
  });

  test('to hold an exercise each month is in the name of whoever asked, and shown to all, until it is ended', async () => {
    expect(await update('referent', { monthlyExercise: true })).toMatchObject({ monthlyExercise: true });
    const wishing = { ...lilas, monthlyExercise: { askedBy: idOf('referent') }, version: 2 };
    expect(await town.communities.find(lilas.communityId)).toEqual(wishing);
    await update('referent', { monthlyExercise: true });
    expect(await update('police', { name: 'Les Ormes' })).toMatchObject({ monthlyExercise: true });
    const get = getCommunity(town);
    const params = { communityId: lilas.communityId };
    expect(await get({ ...nothingElse, params, caller: callerOf('stranger') })).toMatchObject({
      monthlyExercise: true,
    });
    expect(await update('townHall', { monthlyExercise: false })).toMatchObject({ monthlyExercise: false });
    expect(await town.communities.find(lilas.communityId)).toEqual({ ...lilas, name: 'Les Ormes', version: 4 });
  });

  test('refuses an area that is none', async () => {
    await expect(update('referent', { area: squareAround(rueDesLilas, 0.1) })).rejects.toMatchObject({
      errors: [{ path: 'area', code: 'area-too-large' }],
    });
  });

  test.each(['nobody', 'active', 'otherReferent', 'foreignReferent', 'foreignPolice'] as const)(
    'is not for %s',
    async (person) => {
      await expect(update(person, { name: 'Les Ormes' })).rejects.toMatchObject({ code: 'referent-only' });
      expect(await town.communities.find(lilas.communityId)).toEqual(lilas);
    },
  );

  test('of none is refused', async () => {
    await expect(update('referent', {}, ulid())).rejects.toMatchObject({ code: 'community-not-found' });
  });
});

interface Search {
  readonly latitude?: number;
  readonly longitude?: number;
  readonly inseeCode?: string;
}

const find = (query: Search) => findCommunities(town)({ ...nothingElse, query, caller: callerOf('nobody') });

describe('finding communities', () => {
  const at = (kilometersNorth: number) => ({
    latitude: rueDesLilas.latitude + kilometersNorth / 111.17,
    longitude: rueDesLilas.longitude,
  });
  const given = async (name: string, kilometersNorth: number, code = inseeCode) =>
    town.communities.create(
      aCommunity({ communityId: ulid(), name, inseeCode: code, area: squareAround(at(kilometersNorth), 0.001) }),
    );

  test('near a place gives those around it first, then the others by distance, up to five kilometres', async () => {
    await given('at five and a half', 5.5);
    await given('at four', 4);
    await given('at two, in Nantes', -2, nantes.inseeCode);
    await given('at seven', 7);
    await given('around', 0);
    const { items } = await find(rueDesLilas);
    expect(
      items
        .map(({ name }) => name)
        .slice(0, 2)
        .sort(),
    ).toEqual(['Les Lilas', 'around']);
    expect(items.map(({ name }) => name).slice(2)).toEqual(['at two, in Nantes', 'at four']);
    const distances = items.map(({ distanceMeters = Number.NaN }) => distanceMeters);
    expect(distances.slice(0, 2)).toEqual([0, 0]);
    expect(distances[2]).toBeGreaterThan(1_850);
    expect(distances[2]).toBeLessThan(1_950);
  });

  test('near a place can be kept to one municipality', async () => {
    await given('in Nantes', -2, nantes.inseeCode);
    const { items } = await find({ ...rueDesLilas, inseeCode: nantes.inseeCode });
    expect(items.map(({ name }) => name)).toEqual(['in Nantes']);
  });

  test.each([
    ['in the middle of the sea', 45, -30],
    ['at a pole', 90, 0],
    ['far from any', 48.85, 2.35],
  ])('%s finds none', async (_where, latitude, longitude) => {
    expect(await find({ latitude, longitude })).toEqual({ items: [] });
  });

  test('of a municipality gives all of them, by name', async () => {
    await given('Les Chênes', 12);
    await given('Étang', 3);
    await given('in Nantes', 0, nantes.inseeCode);
    const { items } = await find({ inseeCode });
    expect(items.map(({ name }) => name)).toEqual(['Étang', 'Les Chênes', 'Les Lilas']);
    expect(items.every((item) => !('distanceMeters' in item))).toBe(true);
    expect(await find({ inseeCode: '75056' })).toEqual({ items: [] });
  });

  test.each<[string, Search, object]>([
    ['nothing', {}, { path: 'inseeCode', code: 'missing' }],
    ['a latitude alone', { latitude: 47 }, { path: 'longitude', code: 'position-incomplete' }],
    ['a longitude alone', { longitude: -1.5, inseeCode }, { path: 'latitude', code: 'position-incomplete' }],
  ])('by %s is refused', async (_what, query, error) => {
    await expect(find(query)).rejects.toMatchObject({ code: 'invalid-input', errors: [error] });
  });
});

describe('one community', () => {
  const get = (by: Townsperson | 'nobody', communityId = lilas.communityId) =>
    getCommunity(town)({ ...nothingElse, params: { communityId }, caller: callerOf(by) });
  const { communityId, name, area, center } = lilas;
  const seen = { communityId, inseeCode, name, area, center, monthlyExercise: false };

  test.each(['active', 'referent', 'police', 'townHall'] as const)('shows its counts to %s', async (person) => {
    await town.communities.putProtocol(aProtocol());
    const member = await town.residents.load(idOf('active'));
    if (!member) throw new Error('no member');
    const by = { members: 1, email_vigilance: 1 };
    await town.residents.save(member, member, { counts: [{ groupId: communityId, inseeCode: lilas.inseeCode, by }] });
    expect(await get(person)).toEqual({ ...seen, counts: { members: 1, email: 1, sms: 0, push: 0 } });
  });

  test.each(['nobody', 'stranger', 'pending', 'suspended', 'otherReferent', 'foreignPolice', 'police'] as const)(
    'shows no counts to %s',
    async (person) => {
      expect(await get(person)).toEqual(seen);
    },
  );

  test('that does not exist is said not to', async () => {
    await expect(get('active', ulid())).rejects.toMatchObject({ code: 'community-not-found' });
  });
});
