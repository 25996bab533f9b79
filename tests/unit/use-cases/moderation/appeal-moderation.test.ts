import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  aNeighbourhood,
  heldReport,
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

describe('an appeal', () => {
  test('brings the decision before the moderators again', async () => {
    await hood.moderate('referent', 'hide');
    const appeal = { statement: 'La porte a bien été forcée.', at: '2026-11-22T20:32:00.000Z' };
    expect(await hood.appeal('author', appeal.statement)).toEqual({ alertId: (await hood.find()).alertId, ...appeal });
    expect(await hood.cases('townHall')).toMatchObject({ items: [{ reasons: ['appealed'], appeal }] });
    expect(await hood.actions()).toEqual(['reported', 'hidden', 'appealed']);
    expect(await hood.leaving()).toEqual([1]);
  });

  test('is made once; the same one again is the same', async () => {
    await hood.moderate('referent', 'hide');
    const first = await hood.appeal('author');
    hood.wait(1);
    expect(await hood.appeal('author')).toEqual(first);
    expect(await outcomeOf(hood.appeal('author', 'Et encore ceci.'))).toBe('already-appealed');
  });

  test('is made within thirty days', async () => {
    hood.wait(-24);
    await hood.moderate('referent', 'hide');
    hood.wait(24 * 30);
    expect(await outcomeOf(hood.appeal('author'))).toBe('nothing-to-appeal');
    hood.wait(-1);
    expect(await outcomeOf(hood.appeal('author'))).toBe('yes');
  });

  test('needs a decision to be against', async () => {
    expect(await outcomeOf(hood.appeal('author'))).toBe('nothing-to-appeal');
    await hood.flag('neighbour');
    await hood.flag('opposite');
    expect(await outcomeOf(hood.appeal('author'))).toBe('nothing-to-appeal');
    await hood.moderate('referent', 'restore');
    expect(await outcomeOf(hood.appeal('author'))).toBe('nothing-to-appeal');
  });

  test.each<[Someone, string]>([
    ['neighbour', 'alert-not-found'],
    ['referent', 'author-only'],
    ['townHall', 'author-only'],
    ['stranger', 'alert-not-found'],
  ])('is not made by %s', async (someone, refusal) => {
    await hood.moderate('referent', 'hide');
    expect(await outcomeOf(hood.appeal(someone))).toBe(refusal);
  });

  test('is not made by a neighbour who sees the alert', async () => {
    expect(await outcomeOf(hood.appeal('neighbour'))).toBe('author-only');
  });

  test('is still theirs when they were suspended', async () => {
    await hood.moderate('referent', 'hide');
    await hood.become('author', { membership: 'suspended' });
    expect(await outcomeOf(hood.appeal('author'))).toBe('yes');
  });

  test('of an officer comes on the list of a community that has to do with it', async () => {
    hood = await aNeighbourhood();
    await hood.given(sentBy('townHall'), anOfficialAlert);
    await hood.moderate('deputy', 'hide');
    expect(await outcomeOf(hood.appeal('townHall'))).toBe('yes');
    expect((await hood.find()).moderation.open?.communityId).toBe(lilas);
  });
});

describe('on an appeal decides', () => {
  test('an officer, when a referent had decided', async () => {
    await hood.moderate('referent', 'hide');
    await hood.appeal('author');
    expect(await outcomeOf(hood.moderate('referent', 'restore'))).toBe('another-must-decide');
    expect(await outcomeOf(hood.moderate('memberReferent', 'restore'))).toBe('officer-only');
    expect(await outcomeOf(hood.moderate('townHall', 'restore'))).toBe('yes');
  });

  test('another officer, when an officer had decided', async () => {
    await hood.moderate('townHall', 'hide');
    await hood.appeal('author');
    expect(await outcomeOf(hood.moderate('townHall', 'hide'))).toBe('another-must-decide');
    expect(await outcomeOf(hood.moderate('deputy', 'hide'))).toBe('yes');
  });
});

describe('once it is decided', () => {
  test('against the author, nobody is told again, and that decision can be appealed against', async () => {
    await hood.moderate('referent', 'hide');
    await hood.appeal('author');
    expect(await hood.moderate('townHall', 'hide', 'Confirmé.')).toMatchObject({ hidden: true, reason: 'Confirmé.' });
    expect(await hood.leaving()).toEqual([1]);
    expect(await hood.cases('deputy')).toEqual({ items: [] });
    expect(await outcomeOf(hood.appeal('author'))).toBe('yes');
  });

  test('for the author of what was refused, it is published', async () => {
    hood = await aNeighbourhood();
    await hood.given(heldReport);
    await hood.moderate('referent', 'refuse');
    await hood.appeal('author');
    expect(await hood.moderate('townHall', 'publish')).toMatchObject({ status: 'published' });
    expect(await hood.leaving()).toEqual([0]);
  });

  test('against the author of what was refused, it stays refused', async () => {
    hood = await aNeighbourhood();
    await hood.given(heldReport);
    await hood.moderate('referent', 'refuse');
    await hood.appeal('author');
    expect(await hood.moderate('townHall', 'refuse')).toMatchObject({ status: 'refused' });
    expect((await hood.find()).moderation.appeal).toBeUndefined();
  });
});
