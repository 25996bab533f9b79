import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { inMemoryCommunityStore } from '../../lambdas/stores/communities/in-memory-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { aProtocol } from '../unit/support/a-protocol.ts';
import { aSpecialCategory } from '../unit/support/a-special-category.ts';
import { nantes, saintSebastien } from '../unit/support/places.ts';
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
const here = saintSebastien.inseeCode;

describe.each(versions)('what municipalities decide, %s', (_, makeStore) => {
  let store: CommunityStore;
  beforeAll(async () => {
    store = await makeStore();
    await store.registerMunicipality(saintSebastien);
    await store.registerMunicipality(nantes);
  });

  describe('a protocol', () => {
    test('is read as it was put last, in its municipality alone', async () => {
      expect(await store.findProtocol(here)).toBeUndefined();
      const renewed = aProtocol({ signatories: ['Mairie'], endsOn: '2027-01-01' });
      for (const protocol of [aProtocol(), renewed]) await store.putProtocol(protocol);
      expect(await store.findProtocol(here)).toEqual(renewed);
      expect(await store.findProtocol(nantes.inseeCode)).toBeUndefined();
    });

    test('is refused in a municipality that is not registered', async () => {
      const refused = store.putProtocol(aProtocol({ inseeCode: '75056' }));
      await expect(refused).rejects.toMatchObject({ code: 'municipality-not-found' });
      expect(await store.findProtocol('75056')).toBeUndefined();
    });
  });

  describe('a category of a municipality’s own', () => {
    const put = async (differences: Parameters<typeof aSpecialCategory>[0]) => {
      const category = aSpecialCategory(differences);
      await store.putSpecialCategory(category);
      return category;
    };

    test('is found as put, in its municipality alone', async () => {
      const category = await put({ categoryId: 'crue' });
      expect(await store.findSpecialCategory(here, 'crue')).toEqual(category);
      expect(await store.findSpecialCategory(here, 'cru')).toBeUndefined();
      expect(await store.findSpecialCategory(nantes.inseeCode, 'crue')).toBeUndefined();
    });

    test('is listed with the others of its municipality', async () => {
      const { inseeCode } = nantes;
      const both = [
        await put({ inseeCode, categoryId: 'carnaval' }),
        await put({ inseeCode, categoryId: 'marathon', senders: 'police', audience: 'officers' }),
      ];
      await store.putProtocol(aProtocol({ inseeCode }));
      expect(new Set(await store.listSpecialCategories(inseeCode))).toEqual(new Set(both));
      expect(await store.listSpecialCategories('75056')).toEqual([]);
    });

    test('that is retired is kept with the first moment of it', async () => {
      const category = await put({ categoryId: 'battue' });
      const retiredAt = '2026-11-22T20:30:00.000Z';
      await store.retireSpecialCategory(here, 'battue', retiredAt);
      await store.retireSpecialCategory(here, 'battue', '2026-11-23T08:00:00.000Z');
      expect(await store.findSpecialCategory(here, 'battue')).toEqual({ ...category, retiredAt });
      expect(await store.listSpecialCategories(here)).toContainEqual({ ...category, retiredAt });
    });

    test('that was retired is put back', async () => {
      await put({ categoryId: 'brocante' });
      await store.retireSpecialCategory(here, 'brocante', '2026-11-22T20:30:00.000Z');
      const category = await put({ categoryId: 'brocante', level: 'information' });
      expect(await store.findSpecialCategory(here, 'brocante')).toEqual(category);
    });

    test('is not retired when there is none', async () => {
      const refused = store.retireSpecialCategory(here, 'inconnue', '2026-11-22T20:30:00.000Z');
      await expect(refused).rejects.toMatchObject({ code: 'category-not-found' });
      expect(await store.findSpecialCategory(here, 'inconnue')).toBeUndefined();
    });

    test('is refused in a municipality that is not registered', async () => {
      await expect(put({ inseeCode: '75056' })).rejects.toMatchObject({ code: 'municipality-not-found' });
      expect(await store.listSpecialCategories('75056')).toEqual([]);
    });
  });
});
