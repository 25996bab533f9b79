import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  aNeighbourhood,
  chenes,
  heldReport,
  idOf,
  maskedReport,
  type Neighbourhood,
  outcomeOf,
} from '../../support/a-neighbourhood.ts';

let hood: Neighbourhood;
const alertIds = ['01M82F8XX0Z6V3N5T7W9X1Y0AB', '01M82F8XX0Z6V3N5T7W9X1Y0AC', '01M82F8XX0Z6V3N5T7W9X1Y0AD'] as const;

beforeEach(async () => {
  hood = await aNeighbourhood();
});

const listed = async (someone: Parameters<Neighbourhood['cases']>[0], query = {}) =>
  (await hood.cases(someone, query)).items.map(({ alert }) => alert.alertId);

test('moderators read why it is there, and the words that neighbours read masked', async () => {
  await hood.given(maskedReport);
  expect(await hood.cases('referent')).toMatchObject({
    items: [
      {
        alert: {
          alertId: alertIds[0],
          description: 'Le fils *** force la porte du garage.',
          source: { name: 'Camille Martin' },
        },
        reasons: ['masked'],
        openedAt: '2026-11-22T20:31:00.000Z',
        screening: ['person-name'],
        original: {
          description: 'Le fils Dupont force la porte du garage.',
          place: '12 rue des Lilas',
          vehicle: { type: 'fourgon des Dupont', colour: 'blanc' },
        },
        flags: [],
      },
    ],
  });
});

test('officers also read to whom it goes', async () => {
  await hood.given(heldReport);
  expect((await hood.cases('townHall')).items[0]?.alert).toMatchObject({ awaits: 'moderation', audience: {} });
  expect((await hood.cases('referent')).items[0]?.alert.audience).toBeUndefined();
});

test('the newest comes first, a page at a time', async () => {
  for (const alertId of alertIds) await hood.given({ ...heldReport, alertId });
  const first = await hood.cases('referent', { limit: 2 });
  expect(first.items.map(({ alert }) => alert.alertId)).toEqual([alertIds[2], alertIds[1]]);
  expect(await listed('referent', { limit: 2, cursor: first.nextCursor })).toEqual([alertIds[0]]);
  expect(await outcomeOf(hood.cases('townHall', { cursor: first.nextCursor }, chenes))).toBe('invalid-input');
});

test('nobody reads there who flagged what they wrote themselves', async () => {
  const author = { residentId: idOf('memberReferent'), kind: 'referent', name: 'Référente', hidden: false } as const;
  await hood.given({ author });
  await hood.flag('neighbour');
  expect(await listed('memberReferent')).toEqual([]);
  expect(await listed('referent')).toEqual([alertIds[0]]);
});

test('what nothing has to be decided about is not there', async () => {
  await hood.given();
  expect(await listed('referent')).toEqual([]);
});

describe('it is read', () => {
  test.each([
    ['referent', 'yes'],
    ['police', 'yes'],
    ['townHall', 'yes'],
    ['neighbour', 'referent-only'],
    ['otherReferent', 'referent-only'],
    ['stranger', 'referent-only'],
    ['nobody', 'referent-only'],
  ] as const)('by %s: %s', async (someone, outcome) => {
    expect(await outcomeOf(hood.cases(someone))).toBe(outcome);
  });

  test('by the police under a protocol in force alone', async () => {
    hood = await aNeighbourhood({ protocol: false });
    expect(await outcomeOf(hood.cases('police'))).toBe('protocol-not-in-force');
    expect(await outcomeOf(hood.cases('townHall'))).toBe('yes');
  });

  test('of a community that exists', async () => {
    expect(await outcomeOf(hood.cases('townHall', {}, '01ARZ3NDEKTSV4RRFFQ69G5FAV'))).toBe('community-not-found');
  });
});
