import { beforeEach, describe, expect, test } from '@jest/globals';
import { findBreak, type HistoryEntry } from '../../../../lambdas/domain/alerts/history.ts';
import { checkHistories } from '../../../../lambdas/use-cases/moderation/check-histories.ts';
import { getHistory } from '../../../../lambdas/use-cases/moderation/get-history.ts';
import { aNeighbourhood, idOf, type Neighbourhood, outcomeOf } from '../../support/a-neighbourhood.ts';

let hood: Neighbourhood;
const alertIds = ['01M82F8XX0Z6V3N5T7W9X1Y0AB', '01M82F8XX0Z6V3N5T7W9X1Y0AC', '01M82F8XX0Z6V3N5T7W9X1Y0AD'] as const;

beforeEach(async () => {
  hood = await aNeighbourhood();
  await hood.given();
});

describe('a history', () => {
  test('says who did what, when, under which right, and that it stands as it was written', async () => {
    hood.wait(1);
    await hood.tell('police', { kind: 'taken-in-charge' });
    const { items, intact } = await hood.history('townHall');
    expect(intact).toBe(true);
    expect(items).toMatchObject([
      { number: 1, at: '2026-11-22T20:31:00.000Z', actor: { residentId: idOf('author'), kind: 'resident' } },
      { number: 2, at: '2026-11-22T21:32:00.000Z', actor: { residentId: idOf('police'), kind: 'police' } },
    ]);
    expect(items.map(({ action }) => action)).toEqual(['reported', 'taken-in-charge']);
    expect(items[1]?.previousHash).toBe(items[0]?.hash);
  });

  test.each([
    ['police', 'yes'],
    ['townHall', 'yes'],
    ['referent', 'officer-only'],
    ['author', 'officer-only'],
    ['neighbour', 'officer-only'],
    ['stranger', 'alert-not-found'],
    ['nobody', 'alert-not-found'],
  ] as const)('is read by %s: %s', async (someone, outcome) => {
    expect(await outcomeOf(hood.history(someone))).toBe(outcome);
  });

  test('is read by the police under a protocol in force alone', async () => {
    hood = await aNeighbourhood({ protocol: false });
    await hood.given();
    expect(await outcomeOf(hood.history('police'))).toBe('alert-not-found');
  });

  test('holds no words of those who spoke', async () => {
    await hood.tell('author', { message: 'Ils sont partis vers le parc.' });
    await hood.flag('neighbour', { detail: 'Cela ne tient pas debout.' });
    const read = JSON.stringify(await hood.history('townHall'));
    expect(read).not.toMatch(/parc|debout/);
  });
});

describe('who flagged', () => {
  test('is not told, and is not found by trying who makes the hashes right', async () => {
    await hood.flag('neighbour');
    await hood.flag('opposite');
    const { items } = await hood.history('townHall');
    const flags = items.slice(1);
    expect(flags.map(({ action }) => action)).toEqual(['flagged', 'flagged', 'hidden']);
    expect(JSON.stringify(flags)).not.toContain('residentId');
    for (const { number, hash } of flags) {
      const before = items.slice(0, number);
      const guesses = (['neighbour', 'opposite'] as const).map((guessed) =>
        before.map((entry) => ({ ...entry, actor: { residentId: idOf(guessed), ...entry.actor } }) as HistoryEntry),
      );
      for (const guess of guesses) {
        expect(findBreak({ alertId: alertIds[0], history: { count: number, hash } }, guess)).toBeDefined();
      }
    }
  });
});

/** The stores, where somebody made something else of each history. */
const tampered = (make: (entries: HistoryEntry[]) => HistoryEntry[]) => ({
  ...hood.dependencies,
  alerts: { ...hood.alerts, listHistory: async (alertId: string) => make(await hood.alerts.listHistory(alertId)) },
});

const caller = { residentId: idOf('townHall'), operator: true, accessToken: '' };
const asked = { query: undefined, headers: undefined, body: undefined, language: 'fr', caller } as const;

describe('a history that somebody changed', () => {
  test('is shown as it is found, and said to be no longer what was written', async () => {
    const stores = tampered((entries) => entries.map((entry) => ({ ...entry, action: 'refused' })));
    expect(await getHistory(stores)({ ...asked, params: { alertId: alertIds[0] } })).toMatchObject({
      intact: false,
      items: [{ action: 'refused' }],
    });
  });

  test('is found by the check, with the entry that is to blame', async () => {
    for (const alertId of alertIds.slice(1)) await hood.given({ alertId });
    const stores = tampered((entries) => entries.slice(1));
    const check = await checkHistories(stores)({ ...asked, params: { inseeCode: '44190' }, query: {} });
    expect(check.checked).toBe(3);
    expect(check.broken.toSorted((a, b) => (a.alertId < b.alertId ? -1 : 1))).toEqual(
      alertIds.map((alertId) => ({ alertId, number: 1 })),
    );
  });
});

describe('what is written while a history is read', () => {
  /** Each reading of a history comes after one more witness. */
  const meanwhile = (times: number) => {
    let left = times;
    const listHistory = async (alertId: string) => {
      if (left-- > 0) await hood.witness(await hood.newNeighbour(left), 'confirm');
      return hood.alerts.listHistory(alertId);
    };
    return { ...hood.dependencies, alerts: { ...hood.alerts, listHistory } };
  };
  const read = (stores: ReturnType<typeof meanwhile>) =>
    getHistory(stores)({ ...asked, params: { alertId: alertIds[0] } });

  test('does not make it look broken', async () => {
    expect(await read(meanwhile(3))).toMatchObject({ intact: true, items: { length: 4 } });
  });

  test('without an end is no answer either way', async () => {
    expect(await outcomeOf(read(meanwhile(100)))).toBe('changed-meanwhile');
  });
});

describe('the check of a municipality', () => {
  test('finds nothing where all is as it was written', async () => {
    await hood.flag('neighbour');
    expect(await hood.check()).toEqual({ checked: 1, broken: [] });
  });

  test('goes through all of its alerts, a page at a time', async () => {
    for (const alertId of alertIds.slice(1)) await hood.given({ alertId });
    const first = await hood.check({ limit: 2 });
    expect(first).toMatchObject({ checked: 2, broken: [] });
    expect(await hood.check({ limit: 2, cursor: first.nextCursor })).toEqual({ checked: 1, broken: [] });
  });

  test('is the operator’s', async () => {
    expect(await outcomeOf(hood.check({}, false))).toBe('operator-only');
  });
});
