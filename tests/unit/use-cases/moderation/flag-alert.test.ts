import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  aNeighbourhood,
  heldReport,
  idOf,
  lilas,
  type Neighbourhood,
  outcomeOf,
  type Someone,
  sentBy,
} from '../../support/a-neighbourhood.ts';
import { anOfficialAlert } from '../../support/an-alert.ts';

let hood: Neighbourhood;

beforeEach(async () => {
  hood = await aNeighbourhood();
  await hood.given();
});

const isHidden = async () => (await hood.find()).moderation.hidden;

describe('a flag', () => {
  test('brings an alert before the moderators, and neighbours go on reading it', async () => {
    expect(await hood.flag('neighbour', { reason: 'insult', detail: 'Relisez la fin.' })).toEqual({
      alertId: (await hood.find()).alertId,
      reason: 'insult',
      detail: 'Relisez la fin.',
    });
    expect(await isHidden()).toBeUndefined();
    expect(await hood.cases('referent')).toMatchObject({
      items: [{ reasons: ['flagged'], flags: [{ reason: 'insult', detail: 'Relisez la fin.' }] }],
    });
  });

  test('is one for each neighbour, the last one', async () => {
    await hood.flag('neighbour', { reason: 'insult' });
    await hood.flag('neighbour', { reason: 'false' });
    const { items } = await hood.cases('referent');
    expect(items[0]?.flags).toEqual([{ reason: 'false', at: '2026-11-22T20:32:00.000Z' }]);
  });

  test('said again changes nothing', async () => {
    const first = await hood.flag('neighbour');
    const { version } = await hood.find();
    expect(await hood.flag('neighbour')).toEqual(first);
    expect((await hood.find()).version).toBe(version);
  });

  test('names nobody, neither to moderators nor in the history that officers read', async () => {
    await hood.flag('neighbour');
    await hood.flag('opposite');
    const read = JSON.stringify([await hood.cases('townHall'), await hood.history('townHall')]);
    for (const someone of ['neighbour', 'opposite'] as const) {
      expect(read).not.toContain(idOf(someone));
    }
    expect(await hood.history('townHall')).toMatchObject({
      intact: true,
      items: [
        { actor: { residentId: idOf('author') } },
        { action: 'flagged', actor: { kind: 'resident' } },
        { action: 'flagged', actor: { kind: 'resident' } },
        { action: 'hidden', actor: { kind: 'resident' } },
      ],
    });
  });

  test('is taken for as long as neighbours see the alert, though it has expired', async () => {
    hood.wait(24 * 7 - 1);
    expect(await outcomeOf(hood.flag('neighbour'))).toBe('yes');
    hood.wait(2);
    expect(await outcomeOf(hood.flag('opposite'))).toBe('alert-not-found');
  });

  test('is taken of what was retracted: its words are still read', async () => {
    await hood.tell('author', { kind: 'retracted' });
    expect(await outcomeOf(hood.flag('neighbour'))).toBe('yes');
  });

  test('beyond the fiftieth tells nothing new', async () => {
    hood = await aNeighbourhood();
    await hood.given(sentBy('townHall'), anOfficialAlert);
    for (let order = 0; order < 51; order += 1) await hood.flag(await hood.newNeighbour(order));
    expect((await hood.find()).moderation.flags).toHaveLength(50);
  });
});

describe('an alert is hidden by flags', () => {
  test('of two households, and nobody is told', async () => {
    await hood.flag('neighbour');
    await hood.flag('opposite');
    expect(await isHidden()).toBe('by-flags');
    expect(await hood.leaving()).toEqual([]);
    expect(await hood.actions()).toEqual(['reported', 'flagged', 'flagged', 'hidden']);
  });

  test('not of one, however many live there and whichever way they write the address', async () => {
    await hood.flag('neighbour');
    await hood.flag('husband');
    expect(await isHidden()).toBeUndefined();
  });

  test('of two who gave no address', async () => {
    await hood.flag('homeless');
    await hood.flag('alsoHomeless');
    expect(await isHidden()).toBe('by-flags');
  });

  test('of two at the same time', async () => {
    await Promise.all([hood.flag('neighbour'), hood.flag('opposite')]);
    expect(await isHidden()).toBe('by-flags');
    expect(await hood.actions()).toEqual(['reported', 'flagged', 'flagged', 'hidden']);
  });

  test('but not when officers sent it: it is listed, where it was flagged', async () => {
    hood = await aNeighbourhood();
    await hood.given(sentBy('townHall'), anOfficialAlert);
    await hood.flag('neighbour');
    await hood.flag('opposite');
    expect(await isHidden()).toBeUndefined();
    expect(await hood.cases('deputy')).toMatchObject({
      items: [{ reasons: ['flagged'], alert: { communityId: lilas } }],
    });
  });

  test('but not again once moderators restored it', async () => {
    await hood.flag('neighbour');
    await hood.flag('opposite');
    await hood.moderate('referent', 'restore');
    await hood.flag('neighbour');
    await hood.flag('opposite');
    expect(await isHidden()).toBeUndefined();
    expect(await hood.cases('referent')).toMatchObject({ items: [{ reasons: ['flagged'] }] });
  });
});

describe('once it is hidden', () => {
  beforeEach(async () => {
    await hood.flag('neighbour');
    await hood.flag('opposite');
  });

  test('it is not there for other neighbours', async () => {
    expect(await outcomeOf(hood.flag('homeless'))).toBe('alert-not-found');
  });

  test('those who flagged it are answered the same when they repeat it', async () => {
    expect(await outcomeOf(hood.flag('opposite'))).toBe('yes');
    expect(await outcomeOf(hood.flag('opposite', { reason: 'other' }))).toBe('alert-hidden');
  });

  test('a referent who lives there is told that it is', async () => {
    expect(await outcomeOf(hood.flag('memberReferent'))).toBe('alert-hidden');
  });
});

describe('nobody flags', () => {
  test.each<[Someone, string]>([
    ['author', 'not-by-its-author'],
    ['referent', 'not-a-member'],
    ['police', 'not-a-member'],
    ['pending', 'alert-not-found'],
    ['suspended', 'alert-not-found'],
    ['stranger', 'alert-not-found'],
    ['farNeighbour', 'alert-not-found'],
  ])('as %s: %s', async (someone, refusal) => {
    expect(await outcomeOf(hood.flag(someone))).toBe(refusal);
    expect((await hood.find()).moderation.flags).toEqual([]);
  });

  test('what is held or refused', async () => {
    hood = await aNeighbourhood();
    await hood.given(heldReport);
    expect(await outcomeOf(hood.flag('neighbour'))).toBe('alert-not-found');
    expect(await outcomeOf(hood.flag('memberReferent'))).toBe('alert-held');
    await hood.moderate('townHall', 'refuse');
    expect(await outcomeOf(hood.flag('memberReferent'))).toBe('alert-refused');
  });
});
