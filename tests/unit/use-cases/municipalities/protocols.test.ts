import { beforeEach, describe, expect, test } from '@jest/globals';
import { getProtocol } from '../../../../lambdas/use-cases/municipalities/get-protocol.ts';
import { putProtocol } from '../../../../lambdas/use-cases/municipalities/put-protocol.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import { aTown, callerOf, type Town, type Townsperson, theOperator } from '../../support/a-town.ts';
import { saintSebastien } from '../../support/places.ts';

const nothingElse = { query: undefined, headers: undefined, language: 'fr' } as const;
const params = { inseeCode: saintSebastien.inseeCode };
const { inseeCode: _, ...terms } = aProtocol();

let town: Town;
beforeEach(async () => {
  town = await aTown();
});

const put = (caller: ReturnType<typeof callerOf>, differences: Partial<typeof terms> = {}) =>
  putProtocol(town)({ ...nothingElse, params, body: { ...terms, ...differences }, caller });
const get = (person: Townsperson | 'nobody') =>
  getProtocol(town)({ ...nothingElse, params, body: undefined, caller: callerOf(person) });

describe('recording the protocol', () => {
  test('tells whether it is in force', async () => {
    expect(await put(callerOf('townHall'))).toEqual({ ...aProtocol(), inForce: true });
    expect(await put(callerOf('townHall'), { startsOn: '2026-12-01' })).toMatchObject({ inForce: false });
  });

  test('again replaces it', async () => {
    await put(callerOf('townHall'));
    const renewed = { signatories: ['Mairie'], startsOn: '2026-02-01', endsOn: '2028-02-01' };
    await put(callerOf('townHall'), renewed);
    expect(await get('townHall')).toEqual({ ...params, ...renewed, inForce: true });
  });

  test.each([
    ['2025-12-31', 'not-after-the-start'],
    ['2029-01-02', 'over-three-years'],
  ])('until %s is refused: %s', async (endsOn, code) => {
    await expect(put(callerOf('townHall'), { endsOn })).rejects.toMatchObject({ errors: [{ path: 'endsOn', code }] });
    await expect(get('townHall')).rejects.toMatchObject({ code: 'protocol-not-found' });
  });

  test.each([
    ['the operator', theOperator],
    ['the police', callerOf('police')],
    ['a referent', callerOf('referent')],
    ['a member', callerOf('active')],
    ['the town hall of another municipality', callerOf('foreignTownHall')],
    ['someone without a profile', callerOf('nobody')],
  ])('is not for %s', async (_who, caller) => {
    await expect(put(caller)).rejects.toMatchObject({ code: 'own-town-hall-only' });
    await expect(get('townHall')).rejects.toMatchObject({ code: 'protocol-not-found' });
  });
});

describe('reading the protocol', () => {
  test('is for the town hall of the municipality', async () => {
    await put(callerOf('townHall'));
    expect(await get('townHall')).toEqual({ ...aProtocol(), inForce: true });
  });

  test.each(['nobody', 'active', 'referent', 'police', 'foreignTownHall', 'foreignPolice'] as const)(
    'is not for %s',
    async (person) => {
      await put(callerOf('townHall'));
      await expect(get(person)).rejects.toMatchObject({ code: 'own-town-hall-only' });
    },
  );
});
