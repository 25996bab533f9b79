import { beforeAll, describe, expect, test } from '@jest/globals';
import { communes } from '../../local/seed/places.ts';
import { type GivenCommunity, givenCommunity, givenMunicipality, inTheQuarter } from '../support/communities.ts';
import { givenOperator, givenResident, residentIdOf } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
}, 30_000);

type Ring = [longitude: number, latitude: number][];

const square = (longitude: number, latitude: number, side: number): Ring => [
  [longitude, latitude],
  [longitude + side, latitude],
  [longitude + side, latitude + side],
  [longitude, latitude + side],
  [longitude, latitude],
];

const areaOf = (...coordinates: Ring[]) => ({ type: 'Polygon' as const, coordinates });

describe('a municipality', () => {
  test('gets its name and postcodes from the official list', async () => {
    const reze = await givenMunicipality(inUse.platform, communes.reze);
    expect(reze).toEqual({ inseeCode: '44143', name: 'Rezé', postcodes: ['44400'] });
  });

  test('that is not in the official list cannot be registered', async () => {
    const operator = await givenOperator(inUse.platform);
    const call = operator.client.registerMunicipality({ params: { inseeCode: '44999' } });
    expect(await refusalOf(call)).toMatchObject({ status: 404, code: 'unknown-municipality' });
  });

  test.each(['saint sebastien', 'SAINT-SÉBASTIEN', '44230', 'saint-sebastien-sur-l'])(
    'is found by %s',
    async (query) => {
      const stranger = await givenResident(inUse.platform);
      const { items } = await stranger.client.searchMunicipalities({ query: { query } });
      expect(items.map(({ inseeCode }) => inseeCode)).toContain(communes.saintSebastien);
    },
  );

  test('that is not registered has no officers', async () => {
    const operator = await givenOperator(inUse.platform);
    const call = operator.client.inviteOfficer({
      params: { inseeCode: communes.nantes },
      body: { email: 'agent@vigie.example', name: 'Agent', office: 'police' },
    });
    expect(await refusalOf(call)).toMatchObject({ status: 404, code: 'municipality-not-found' });
  });
});

describe('the area of a community', () => {
  const bowTie: Ring = [
    [-1.51, 47.2],
    [-1.5, 47.21],
    [-1.5, 47.2],
    [-1.51, 47.21],
    [-1.51, 47.2],
  ];

  test.each<[string, unknown, string]>([
    ['is closed', areaOf(square(-1.51, 47.2, 0.01).slice(0, 4)), 'area: ring-not-closed'],
    ['does not cross itself', areaOf(bowTie), 'area: ring-crosses-itself'],
    ['is at most 25 km2', areaOf(square(-1.51, 47.2, 0.1)), 'area: area-too-large'],
    ['has a surface', areaOf(square(-1.51, 47.2, 0.00001)), 'area: area-too-small'],
    ['is in France', areaOf(square(-3.7, 40.4, 0.01)), 'area: outside-france'],
    ['has no hole', areaOf(square(-1.51, 47.2, 0.02), square(-1.505, 47.205, 0.001)), 'area: has-holes'],
    ['is a polygon', { type: 'Point', coordinates: [-1.5, 47.2] }, 'area.type: not-a-choice'],
    ['has longitude before latitude', areaOf(square(47.2, -1.5, 0.01)), 'area: outside-france'],
  ])('%s', async (_what, area, field) => {
    const body = { inseeCode: community.inseeCode, name: 'Le Portereau', area };
    const refusal = await sendAs(inUse.platform, community.referent, { method: 'POST', path: '/v1/communities', body });
    expect(refusal).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(refusal.fields).toContain(field);
  });
});

describe('a community', () => {
  test('is found by whoever stands in it, and from nearby with the distance', async () => {
    const stranger = await givenResident(inUse.platform);
    const inside = await stranger.client.findCommunities({ query: inTheQuarter });
    expect(inside.items).toMatchObject([{ communityId: community.communityId, distanceMeters: 0 }]);
    const nearby = await stranger.client.findCommunities({ query: { latitude: 47.225, longitude: -1.503 } });
    const [found] = nearby.items;
    expect(found?.distanceMeters).toBeGreaterThan(1_500);
    expect(found?.distanceMeters).toBeLessThan(2_000);
  });

  test('is not found from more than 5 km away', async () => {
    const stranger = await givenResident(inUse.platform);
    const { items } = await stranger.client.findCommunities({ query: { latitude: 47.27, longitude: -1.503 } });
    expect(items).toEqual([]);
  });

  test('is found in its municipality', async () => {
    const stranger = await givenResident(inUse.platform);
    const { items } = await stranger.client.findCommunities({ query: { inseeCode: community.inseeCode } });
    expect(items.map(({ communityId }) => communityId)).toEqual([community.communityId]);
  });

  test('is left, after which its alerts are no longer shown', async () => {
    const { communityId } = community;
    const person = await givenResident(inUse.platform);
    await person.client.joinCommunity({ params: { communityId } });
    await community.referent.client.decideMembership({
      params: { communityId, residentId: await residentIdOf(person) },
      body: { status: 'active' },
    });
    expect(await person.client.listAlerts({ params: { communityId }, query: {} })).toEqual({ items: [] });
    await person.client.leaveCommunity({ params: { communityId } });
    const call = person.client.listAlerts({ params: { communityId }, query: {} });
    expect(await refusalOf(call)).toMatchObject({ status: 403, code: 'not-a-member' });
  });

  test('that refused someone lets them ask again, and shows them nothing', async () => {
    const { communityId } = community;
    const person = await givenResident(inUse.platform);
    await person.client.joinCommunity({ params: { communityId } });
    await community.referent.client.decideMembership({
      params: { communityId, residentId: await residentIdOf(person) },
      body: { status: 'refused' },
    });
    expect((await person.client.getMe()).memberships).toEqual([]);
    expect(await person.client.joinCommunity({ params: { communityId } })).toMatchObject({ status: 'pending' });
  });
});
