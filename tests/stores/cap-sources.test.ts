import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type CapSource, type PollMemory, sourcesAtMost } from '../../lambdas/domain/cap/cap-source.ts';
import type { CapSourceStore } from '../../lambdas/stores/communities/cap-sources.ts';
import { dynamoCapSourceStore } from '../../lambdas/stores/communities/dynamodb-cap-sources.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { inMemoryCapSourceStore } from '../../lambdas/stores/communities/in-memory-cap-sources.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { terms } from '../unit/support/a-cap-town.ts';
import { nantes, saintSebastien } from '../unit/support/places.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const registered = [saintSebastien, nantes];
const onDynamo = async () => {
  const { communities } = await database.createTables();
  const opened = openDatabase(database.client);
  for (const one of registered) await dynamoCommunityStore(opened, communities).registerMunicipality(one);
  return dynamoCapSourceStore(opened, communities);
};
const isRegistered = async (code: string) => registered.some(({ inseeCode }) => inseeCode === code);
const versions: [string, () => Promise<CapSourceStore>][] = [
  ['in memory', async () => inMemoryCapSourceStore(isRegistered)],
  ['on DynamoDB', onDynamo],
];

const aSource = (differences: Partial<CapSource> = {}): CapSource => ({
  ...terms({ area: { circle: { latitude: 47.2, longitude: -1.5, radiusMeters: 1_000 } } }),
  inseeCode: saintSebastien.inseeCode,
  sourceId: 'meteo',
  revision: '01JDB1H7K2C4D6E8F0G2H4J6K8',
  authorId: '01JDB1H7K2C4D6E8F0G2H4J6K9',
  setBy: { residentId: '02SSSSSSSSSSSSSSSSSSSSSSSS', kind: 'town-hall' },
  ...differences,
});

const memory: PollMemory = {
  result: {
    fetchedAt: '2026-11-22T20:30:00.000Z',
    outcome: 'read',
    reason: 'doctype',
    counts: { read: 3, drafted: 1, sent: 0, followed: 1, refused: 1 },
  },
  known: { etag: '"1"' },
  entries: ['a', 'b'],
};

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ code }) => code,
  );

describe.each(versions)('sources of CAP alerts, %s', (_, makeStore) => {
  let store: CapSourceStore;
  beforeEach(async () => {
    store = await makeStore();
  });

  test('are found by name, by municipality, and all together', async () => {
    const sources = [
      aSource({ inseeCode: nantes.inseeCode }),
      aSource(),
      aSource({ sourceId: 'prefecture', area: 'anywhere', automatic: true }),
    ];
    for (const source of sources) await store.put(source, undefined);
    expect((await store.listAll()).map(({ source }) => source)).toEqual(sources);
    expect((await store.listOf('44190')).map(({ source }) => source)).toEqual(sources.slice(1));
    expect(await store.find(aSource())).toEqual({ source: aSource() });
    expect(await store.find({ inseeCode: '44190', sourceId: 'met' })).toBeUndefined();
  });

  test('are set anew over what was read, and what was remembered is forgotten', async () => {
    await store.put(aSource(), undefined);
    await store.remember(aSource(), memory);
    expect(await store.find(aSource())).toEqual({ source: aSource(), memory });
    const anew = aSource({ name: 'Préfecture', revision: '01JDB1H7K2C4D6E8F0G2H4J6ZZ' });
    await store.put(anew, aSource());
    expect(await store.find(aSource())).toEqual({ source: anew });
    expect(await codeOf(store.put(aSource(), aSource()))).toBe('changed-meanwhile');
    expect(await codeOf(store.put(aSource(), undefined))).toBe('changed-meanwhile');
  });

  test('that were set anew, or removed, meanwhile remember nothing of what was read before', async () => {
    await store.put(aSource(), undefined);
    const anew = aSource({ revision: '01JDB1H7K2C4D6E8F0G2H4J6ZZ' });
    await store.put(anew, aSource());
    await store.remember(aSource(), memory);
    expect(await store.find(aSource())).toEqual({ source: anew });
    await store.remove(aSource());
    await store.remember(anew, memory);
    expect(await store.find(aSource())).toBeUndefined();
  });

  test('are ten at the most, those that were removed not counted', async () => {
    for (let nth = 0; nth < sourcesAtMost; nth += 1) await store.put(aSource({ sourceId: `s${nth}` }), undefined);
    expect(await codeOf(store.put(aSource(), undefined))).toBe('too-many-cap-sources');
    await store.remove(aSource({ sourceId: 's3' }));
    expect(await codeOf(store.remove(aSource({ sourceId: 's3' })))).toBe('cap-source-not-found');
    expect(await codeOf(store.put(aSource(), undefined))).toBe('done');
    expect(await codeOf(store.put(aSource({ inseeCode: nantes.inseeCode }), undefined))).toBe('done');
  });

  test('are of registered municipalities alone', async () => {
    expect(await codeOf(store.put(aSource({ inseeCode: '75056' }), undefined))).toBe('municipality-not-found');
    expect(await store.listAll()).toEqual([]);
  });
});
