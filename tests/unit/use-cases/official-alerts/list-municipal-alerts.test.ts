import { beforeEach, describe, expect, test } from '@jest/globals';
import { anOfficialTown, list, type OfficialTown, send } from '../../support/an-official-town.ts';

let town: OfficialTown;

beforeEach(async () => {
  town = await anOfficialTown();
});

type Query = Parameters<typeof list>[1];

const idsOf = async (query: Query = {}) => (await list(town.dependencies, query)).items.map(({ alertId }) => alertId);

/** Alerts of this many hours one after the other, the first one first. */
async function givenAlerts(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    ids.push((await send(town.dependencies)).alertId);
    town.wait(1);
  }
  return ids;
}

describe('the alerts of a municipality', () => {
  test('are listed to its officers, newest first, with those for officers only and those that wait', async () => {
    const published = await send(town.dependencies);
    town.wait(1);
    const forOfficers = await send(town.dependencies, { category: 'street_defect', audience: 'referents' });
    town.wait(1);
    const waiting = await send(town.dependencies, { category: 'evacuation', hideAuthor: true });
    const expected = [waiting, forOfficers, published];
    for (const by of ['townHall', 'police'] as const)
      expect((await list(town.dependencies, {}, by)).items).toEqual(expected);
  });

  test.each(['foreignTownHall', 'foreignPolice', 'referent', 'active', 'stranger', 'nobody', 'operator'] as const)(
    'are not listed to %s',
    async (by) => {
      await expect(list(town.dependencies, {}, by)).rejects.toThrow('officer-only');
    },
  );

  test('are listed to the police only under a protocol in force', async () => {
    const { dependencies } = await anOfficialTown({ protocol: false });
    await expect(list(dependencies, {}, 'police')).rejects.toThrow('protocol-not-in-force');
    await send(dependencies);
    expect((await list(dependencies)).items).toMatchObject([{ policeTakePart: false }]);
  });

  test('are of the past thirty days', async () => {
    const [gone = '', kept = ''] = await givenAlerts(2);
    town.wait(30 * 24 - 1.5);
    expect(await idsOf()).toEqual([kept]);
    expect(await idsOf({ from: '2026-01-01' })).not.toContain(gone);
  });

  test('are filtered by days of its calendar and by instants', async () => {
    // 21:30, 22:30, 23:30 of the 22nd in Paris, and 0:30 of the 23rd.
    const [first, second, third, fourth] = await givenAlerts(4);
    expect(await idsOf({ from: '2026-11-22', to: '2026-11-22' })).toEqual([third, second, first]);
    expect(await idsOf({ from: '2026-11-23' })).toEqual([fourth]);
    expect(await idsOf({ from: '2026-11-22T22:00:00+01:00', to: '2026-11-22T22:30:00.000Z' })).toEqual([second]);
    const backwards = list(town.dependencies, { from: '2026-11-23', to: '2026-11-22' });
    await expect(backwards).rejects.toMatchObject({ errors: [{ path: 'to', code: 'not-after-the-start' }] });
  });

  test('are filtered by category and status', async () => {
    const outage = await send(town.dependencies);
    const weather = await send(town.dependencies, { category: 'weather', expiresAt: town.hoursLater(1) });
    const waiting = await send(town.dependencies, { category: 'evacuation' });
    town.wait(2);
    expect(await idsOf({ category: 'weather' })).toEqual([weather.alertId]);
    expect(await idsOf({ status: 'published' })).toEqual([outage.alertId]);
    expect(await idsOf({ status: 'expired' })).toEqual([weather.alertId]);
    expect(await idsOf({ status: 'held' })).toEqual([waiting.alertId]);
    expect(await idsOf({ status: 'held', category: 'weather' })).toEqual([]);
  });
});

describe('page by page', () => {
  test('each alert comes once, twenty a page unless told otherwise', async () => {
    const ids = await givenAlerts(25);
    const first = await list(town.dependencies);
    expect(first.items).toHaveLength(20);
    const second = await list(town.dependencies, { cursor: first.nextCursor });
    expect(second.nextCursor).toBeUndefined();
    expect([...first.items, ...second.items].map(({ alertId }) => alertId)).toEqual(ids.toReversed());
    expect(await idsOf({ limit: 3 })).toEqual(ids.slice(-3).toReversed());
  });

  test('a period is kept', async () => {
    const [first, second, third] = await givenAlerts(4);
    const query = { to: '2026-11-22', limit: 2 };
    const page = await list(town.dependencies, query);
    expect(page.items.map(({ alertId }) => alertId)).toEqual([third, second]);
    expect(await idsOf({ ...query, cursor: page.nextCursor })).toEqual([first]);
  });

  test('a cursor goes on with the list that gave it', async () => {
    await givenAlerts(3);
    const { nextCursor: cursor } = await list(town.dependencies, { limit: 1, category: 'utility_outage' });
    const error = { path: 'cursor', code: 'invalid-cursor' };
    for (const filter of [{}, { category: 'weather' }, { category: 'utility_outage', from: '2026-11-22' }]) {
      const other = list(town.dependencies, { ...filter, cursor });
      await expect(other).rejects.toMatchObject({ code: 'invalid-input', errors: [error] });
    }
  });
});
