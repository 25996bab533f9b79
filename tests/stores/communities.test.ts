import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { latitude, longitude } from '../../contract/fields.ts';
import { cellsOf } from '../../lambdas/domain/communities/grid.ts';
import { referentsOf } from '../../lambdas/domain/communities/group.ts';
import type { TimeZone } from '../../lambdas/domain/local-time.ts';
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { inMemoryCommunityStore } from '../../lambdas/stores/communities/in-memory-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { nantes, rueDesLilas, saintSebastien, squareAround } from '../unit/support/places.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const onDynamo = async () => {
  const { communities } = await database.createTables();
  return dynamoCommunityStore(openDatabase(database.client), communities);
};
const versions: [string, () => Promise<CommunityStore>][] = [
  ['in memory', async () => inMemoryCommunityStore()],
  ['on DynamoDB', onDynamo],
];

const nearby = { latitude: 47.21, longitude: -1.51 };
const cellsAt = (position: { latitude: number; longitude: number }) =>
  cellsOf({ southWest: position, northEast: position });

describe.each(versions)('the communities, %s', (_, makeStore) => {
  let store: CommunityStore;
  beforeAll(async () => {
    store = await makeStore();
    await store.registerMunicipality(saintSebastien);
    await store.registerMunicipality(nantes);
  });

  const created = async (differences: Parameters<typeof aCommunity>[0] = {}) => {
    const community = aCommunity({ communityId: ulid(), ...differences });
    await store.create(community);
    return community;
  };
  const idsIn = async (cells: ReturnType<typeof cellsOf>) =>
    (await store.findInCells(cells)).map(({ communityId }) => communityId);

  describe('a municipality', () => {
    test('is found by its code once registered', async () => {
      expect(await store.findMunicipality('44190')).toEqual(saintSebastien);
      expect(await store.findMunicipality('75056')).toBeUndefined();
    });

    test.each([
      ['the start of its name', 'saint seb'],
      ['a word within its name', 'sebastien'],
      ['the words from one on', 'sur loire'],
      ['its whole name', 'saint sebastien sur loire'],
      ['its postcode', '44230'],
      ['the start of its postcode', '4423'],
    ])('is searched by %s', async (_how, folded) => {
      expect(await store.searchMunicipalities(folded)).toEqual([saintSebastien]);
    });

    test('is not found by what only lies within a word, nor by another name', async () => {
      expect(await store.searchMunicipalities('bastien')).toEqual([]);
      expect(await store.searchMunicipalities('reze')).toEqual([]);
    });

    test('that several of its postcodes fit is found once', async () => {
      expect(await store.searchMunicipalities('44')).toHaveLength(2);
    });

    test('registered again under a new name is found by the new one alone', async () => {
      const former = { inseeCode: '73006', name: 'Aime', postcodes: ['73210'] };
      const present = { inseeCode: '73006', name: 'Aime-la-Plagne', postcodes: ['73210', '73211'] };
      const renamed = { inseeCode: '73006', name: 'La Plagne Tarentaise', postcodes: ['73211'] };
      for (const municipality of [former, present, renamed]) await store.registerMunicipality(municipality);
      expect(await store.findMunicipality('73006')).toEqual(renamed);
      expect(await store.searchMunicipalities('aime')).toEqual([]);
      expect(await store.searchMunicipalities('73210')).toEqual([]);
      expect(await store.searchMunicipalities('tarentaise')).toEqual([renamed]);
    });

    test('is among twenty results at the most', async () => {
      const many = Array.from({ length: 25 }, (_unused, index) => ({
        inseeCode: `99${String(index).padStart(3, '0')}`,
        name: `Vieuville ${index}`,
        postcodes: ['99000'],
      }));
      await Promise.all(many.map((municipality) => store.registerMunicipality(municipality)));
      expect(await store.searchMunicipalities('vieuville')).toHaveLength(20);
    });
  });

  describe('a community', () => {
    test('is read as created, with nobody in it', async () => {
      const community = await created();
      expect(await store.find(community.communityId)).toEqual(community);
      expect(await store.findWithCounts(community.communityId)).toEqual({
        community,
        counts: { members: 0, email: 0, sms: 0, push: 0 },
      });
    });

    test('that was never created is nowhere', async () => {
      expect(await store.find(ulid())).toBeUndefined();
      expect(await store.findWithCounts(ulid())).toBeUndefined();
      expect(await store.findAll([ulid()])).toEqual([]);
      expect(await store.findAll([])).toEqual([]);
    });

    test('is refused in a municipality that is not registered', async () => {
      const community = aCommunity({ communityId: ulid(), inseeCode: '75056' });
      await expect(store.create(community)).rejects.toMatchObject({ code: 'municipality-not-found' });
      expect(await store.find(community.communityId)).toBeUndefined();
    });

    test('is found among others by several identifiers, each once', async () => {
      const [one, other] = [await created(), await created()];
      const found = await store.findAll([one.communityId, other.communityId, one.communityId, ulid()]);
      expect(new Set(found)).toEqual(new Set([one, other]));
    });

    test('is listed in its municipality alone', async () => {
      await store.registerMunicipality({ inseeCode: '97411', name: 'Saint-Denis', postcodes: ['97400'] });
      const [one, other] = [await created({ inseeCode: '97411' }), await created({ inseeCode: '97411' })];
      expect(new Set(await store.listByMunicipality('97411'))).toEqual(new Set([one, other]));
      expect(await store.listByMunicipality('97412')).toEqual([]);
    });

    test('is on the roster of its municipality alone, under the name that it has now', async () => {
      await store.registerMunicipality({ inseeCode: '97418', name: 'Sainte-Marie', postcodes: ['97438'] });
      const [one, other] = [await created({ inseeCode: '97418' }), await created({ inseeCode: '97418' })];
      const resized = await store.save(one, { ...one, area: squareAround(nearby), center: nearby });
      await store.save(resized, { ...resized, name: 'Les Chênes' });
      expect(new Set(await store.listRoster('97418'))).toEqual(
        new Set([
          { communityId: one.communityId, name: 'Les Chênes' },
          { communityId: other.communityId, name: other.name },
        ]),
      );
      expect(await store.listRoster('97419')).toEqual([]);
    });

    test('that was refused is on no roster', async () => {
      await expect(store.create(aCommunity({ communityId: ulid(), inseeCode: '75056' }))).rejects.toThrow();
      expect(await store.listRoster('75056')).toEqual([]);
    });

    test('keeps an area of 500 positions', async () => {
      const ring = Array.from({ length: 500 }, (_unused, index): [number, number] => {
        const angle = ((index % 499) / 499) * 2 * Math.PI;
        return [longitude.parse(-1.5 + 0.01 * Math.cos(angle)), latitude.parse(47.2 + 0.01 * Math.sin(angle))];
      });
      const community = await created({ area: { type: 'Polygon', coordinates: [ring] } });
      expect(await store.find(community.communityId)).toEqual(community);
    });
  });

  describe('a saved community', () => {
    test('has its new name and one more version', async () => {
      const before = await created();
      const saved = await store.save(before, { ...before, name: 'Les Chênes' });
      expect(saved).toEqual({ ...before, name: 'Les Chênes', version: 2 });
      expect(await store.find(before.communityId)).toEqual(saved);
    });

    test('is refused when somebody saved in between', async () => {
      const before = await created();
      const theirs = await store.save(before, { ...before, name: 'Les Chênes' });
      await expect(store.save(before, { ...before, name: 'Les Ormes' })).rejects.toMatchObject({
        code: 'changed-meanwhile',
      });
      expect(await store.find(before.communityId)).toEqual(theirs);
    });

    test('is found in the cells of its new area, and no longer in those it left', async () => {
      const far = { latitude: 47.6, longitude: -1.9 };
      const before = await created();
      await store.save(before, { ...before, area: squareAround(far), center: far });
      expect(await idsIn(cellsAt(far))).toContain(before.communityId);
      expect(await idsIn(cellsAt(rueDesLilas))).not.toContain(before.communityId);
    });
  });

  describe('that wish for a monthly exercise', () => {
    const wishing = { monthlyExercise: { askedBy: '03RRRRRRRRRRRRRRRRRRRRRRRR' } };
    const wish = async (differences: Parameters<typeof aCommunity>[0] = {}) => {
      const community = await created(differences);
      return store.save(community, { ...community, ...wishing });
    };
    const listed = async (timeZone: TimeZone) => (await store.listExercising(timeZone, { limit: 100 })).communityIds;

    test('are listed by the clocks of their municipality, as long as they do', async () => {
      await store.registerMunicipality({ inseeCode: '98818', name: 'Nouméa', postcodes: ['98800'] });
      await created({ inseeCode: '98818' });
      const noumea = await wish({ inseeCode: '98818' });
      const here = await wish();
      expect(await store.find(noumea.communityId)).toEqual(noumea);
      expect(await listed('Pacific/Noumea')).toEqual([noumea.communityId]);
      expect(await listed('Europe/Paris')).toContain(here.communityId);
      const renamed = await store.save(noumea, { ...noumea, name: 'Les Ormes' });
      expect(await listed('Pacific/Noumea')).toEqual([noumea.communityId]);
      const { monthlyExercise: _, ...quiet } = renamed;
      const saved = await store.save(renamed, quiet);
      expect(await listed('Pacific/Noumea')).toEqual([]);
      expect(await store.find(noumea.communityId)).toEqual(saved);
    });

    test('are not, when somebody saved in between', async () => {
      await store.registerMunicipality({ inseeCode: '98735', name: 'Papeete', postcodes: ['98714'] });
      const before = await created({ inseeCode: '98735' });
      await store.save(before, { ...before, name: 'Les Ormes' });
      await expect(store.save(before, { ...before, ...wishing })).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await listed('Pacific/Tahiti')).toEqual([]);
    });

    test('are all found, page after page, each once', async () => {
      await store.registerMunicipality({ inseeCode: '97411', name: 'Saint-Denis', postcodes: ['97400'] });
      const all = [];
      for (let nth = 0; nth < 5; nth += 1) all.push((await wish({ inseeCode: '97411' })).communityId);
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.listExercising('Indian/Reunion', { limit: 2, ...(after ? { after } : {}) });
        expect(page.communityIds.length).toBeLessThanOrEqual(2);
        found.push(...page.communityIds);
        after = page.next;
      } while (after);
      expect(found).toEqual(all.sort());
    });
  });

  test('the communities of several cells come each once, however many cells they touch', async () => {
    const corner = { latitude: -20.9, longitude: 55.45 };
    await store.registerMunicipality({ inseeCode: '97411', name: 'Saint-Denis', postcodes: ['97400'] });
    const astride = await created({ inseeCode: '97411', area: squareAround(corner, 0.02) });
    const cells = cellsOf({
      southWest: { latitude: -20.95, longitude: 55.4 },
      northEast: { latitude: -20.85, longitude: 55.5 },
    });
    expect(await idsIn(cells)).toEqual([astride.communityId]);
    expect(await idsIn([{ row: 0, column: 0 }])).toEqual([]);
  });

  test('a topic of the referents stands once it is recorded, for their municipality alone', async () => {
    await store.recordTopic(referentsOf('44190'), 'information');
    expect(await store.hasTopic(referentsOf('44190'), 'information')).toBe(true);
    expect(await store.hasTopic(referentsOf('44109'), 'information')).toBe(false);
    expect(await store.findMunicipality('44190')).toEqual(saintSebastien);
  });

  test('a topic stands once it is recorded, for its level alone', async () => {
    const { communityId } = await created();
    expect(await store.hasTopic(communityId, 'danger')).toBe(false);
    await store.recordTopic(communityId, 'danger');
    expect(await store.hasTopic(communityId, 'danger')).toBe(true);
    expect(await store.hasTopic(communityId, 'vigilance')).toBe(false);
    expect((await store.findWithCounts(communityId))?.community.communityId).toBe(communityId);
  });
});
