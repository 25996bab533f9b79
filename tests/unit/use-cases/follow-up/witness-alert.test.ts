import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  aNeighbourhood,
  chenes,
  heldReport,
  lilas,
  type Neighbourhood,
  outcomeOf,
  type Someone,
} from '../../support/a-neighbourhood.ts';

let hood: Neighbourhood;

beforeEach(async () => {
  hood = await aNeighbourhood();
  await hood.given();
});

describe('a witness', () => {
  test('who sees the same makes the alert likely', async () => {
    expect(await hood.witness('neighbour', 'confirm')).toMatchObject({
      seen: 'confirm',
      certainty: 'likely',
      witnesses: { confirm: 1, deny: 0 },
    });
    expect(await hood.actions()).toEqual(['reported', 'witnessed']);
    expect(await hood.leaving()).toEqual([]);
  });

  test('counts once, and may say the contrary', async () => {
    await hood.witness('neighbour', 'confirm');
    expect(await hood.witness('neighbour', 'deny')).toMatchObject({
      certainty: 'possible',
      witnesses: { confirm: 0, deny: 1 },
    });
    const { items } = await hood.history('townHall');
    expect(items.map(({ details }) => details)).toEqual([{}, { seen: 'confirm' }, { seen: 'deny', before: 'confirm' }]);
  });

  test('who says the same again changes nothing', async () => {
    const first = await hood.witness('neighbour', 'confirm');
    const { version } = await hood.find();
    expect(await hood.witness('neighbour', 'confirm')).toEqual(first);
    expect((await hood.find()).version).toBe(version);
  });

  test('is outweighed by as many who deny it', async () => {
    await hood.witness('neighbour', 'confirm');
    expect(await hood.witness('opposite', 'deny')).toMatchObject({ certainty: 'possible' });
    expect(await hood.witness('husband', 'confirm')).toMatchObject({ certainty: 'likely' });
  });

  test('may be of any community that it was sent to', async () => {
    expect(await outcomeOf(hood.witness('farNeighbour', 'confirm'))).toBe('alert-not-found');
    const alertId = '01M82F8XX0Z6V3N5T7W9X1Y0AC';
    await hood.given({
      alertId,
      addressees: { communityIds: [lilas, chenes], allCommunities: false, referents: false },
    });
    expect(await hood.witness('farNeighbour', 'confirm', alertId)).toMatchObject({ certainty: 'likely' });
  });

  test('is no referent whom it reached as such', async () => {
    const alertId = '01M82F8XX0Z6V3N5T7W9X1Y0AC';
    await hood.given({ alertId, addressees: { communityIds: [lilas], allCommunities: false, referents: true } });
    expect(await outcomeOf(hood.witness('otherReferent', 'confirm', alertId))).toBe('not-a-member');
  });
});

describe('a police officer who lives there', () => {
  test('confirms what they see as the police', async () => {
    expect(await hood.witness('memberPolice', 'confirm')).toMatchObject({ certainty: 'observed' });
    expect((await hood.find()).confirmedByPolice).toBe(true);
  });

  test('may take it back', async () => {
    await hood.witness('memberPolice', 'confirm');
    expect(await hood.witness('memberPolice', 'deny')).toMatchObject({ certainty: 'possible' });
  });

  test('does not undo that the police took charge', async () => {
    await hood.tell('police', { kind: 'taken-in-charge' });
    expect(await hood.witness('memberPolice', 'deny')).toMatchObject({ certainty: 'observed' });
  });

  test('is a neighbour like any other without a protocol in force', async () => {
    hood = await aNeighbourhood({ protocol: false });
    await hood.given();
    expect(await hood.witness('memberPolice', 'confirm')).toMatchObject({ certainty: 'likely' });
  });
});

describe('nobody witnesses', () => {
  test.each<[Someone, string]>([
    ['author', 'not-by-its-author'],
    ['referent', 'not-a-member'],
    ['police', 'not-a-member'],
    ['townHall', 'not-a-member'],
    ['pending', 'alert-not-found'],
    ['suspended', 'alert-not-found'],
    ['stranger', 'alert-not-found'],
    ['otherReferent', 'alert-not-found'],
  ])('as %s: %s', async (someone, refusal) => {
    expect(await outcomeOf(hood.witness(someone, 'confirm'))).toBe(refusal);
    expect((await hood.find()).witnesses).toEqual({ confirm: 0, deny: 0 });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['was resolved', () => hood.tell('townHall', { kind: 'resolved' }), 'alert-resolved'],
    ['was retracted', () => hood.tell('author', { kind: 'retracted' }), 'alert-retracted'],
    ['has expired', async () => hood.wait(2), 'alert-expired'],
    ['is hidden', () => hood.moderate('townHall', 'hide'), 'alert-not-found'],
  ])('what %s', async (_, end, refusal) => {
    await end();
    expect(await outcomeOf(hood.witness('neighbour', 'confirm'))).toBe(refusal);
  });

  test('what is hidden, as a referent who is told so', async () => {
    await hood.moderate('townHall', 'hide');
    expect(await outcomeOf(hood.witness('memberReferent', 'confirm'))).toBe('alert-hidden');
  });

  test('what is held', async () => {
    hood = await aNeighbourhood();
    await hood.given(heldReport);
    expect(await outcomeOf(hood.witness('neighbour', 'confirm'))).toBe('alert-not-found');
    expect(await outcomeOf(hood.witness('memberReferent', 'confirm'))).toBe('alert-held');
  });

  test('what only officers and referents read', async () => {
    hood = await aNeighbourhood();
    await hood.given({ readers: 'officers' });
    expect(await outcomeOf(hood.witness('neighbour', 'confirm'))).toBe('alert-not-found');
  });
});
