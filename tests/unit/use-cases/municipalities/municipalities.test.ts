import { beforeEach, describe, expect, test } from '@jest/globals';
import { appointReferent } from '../../../../lambdas/use-cases/municipalities/appoint-referent.ts';
import { dismissReferent } from '../../../../lambdas/use-cases/municipalities/dismiss-referent.ts';
import { registerMunicipality } from '../../../../lambdas/use-cases/municipalities/register-municipality.ts';
import { searchMunicipalities } from '../../../../lambdas/use-cases/municipalities/search-municipalities.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import { aTown, callerOf, idOf, type Town, type Townsperson, theOperator } from '../../support/a-town.ts';
import { nantes, saintSebastien } from '../../support/places.ts';

const nothingElse = { query: undefined, headers: undefined, body: undefined, language: 'fr' } as const;
const { inseeCode } = saintSebastien;

let town: Town;
beforeEach(async () => {
  town = await aTown();
});

describe('searching municipalities', () => {
  const search = (query: string) =>
    searchMunicipalities(town)({ ...nothingElse, params: undefined, query: { query }, caller: undefined });

  test.each(['Saint-Séb', 'st seb', 'SÉBASTIEN', 'sur loire', '44230'])(
    'finds Saint-Sébastien by “%s”',
    async (query) => {
      expect(await search(query)).toEqual({ items: [saintSebastien] });
    },
  );

  test('finds nothing of what is not registered', async () => {
    expect(await search('Rezé')).toEqual({ items: [] });
  });

  test('lists what it finds by name', async () => {
    expect((await search('44')).items.map(({ name }) => name)).toEqual([nantes.name, saintSebastien.name]);
  });

  test('refuses a text that says too little', async () => {
    await expect(search('-é')).rejects.toMatchObject({ errors: [{ path: 'query', code: 'too-short' }] });
  });
});

describe('registering a municipality', () => {
  const reze = { inseeCode: '44143', name: 'Rezé', postcodes: ['44400'] };
  const register = (code: string, caller: ReturnType<typeof callerOf>) =>
    registerMunicipality({
      ...town,
      findOfficially: async (asked) => (asked === reze.inseeCode ? reze : undefined),
    })({ ...nothingElse, params: { inseeCode: code }, caller });

  test('takes name and postcodes from the official list', async () => {
    expect(await register(reze.inseeCode, theOperator)).toEqual(reze);
    expect(await town.communities.findMunicipality(reze.inseeCode)).toEqual(reze);
  });

  test('is refused for a code that the list lacks', async () => {
    await expect(register('99999', theOperator)).rejects.toMatchObject({ code: 'unknown-municipality' });
  });

  test('is the operator’s alone', async () => {
    for (const person of ['townHall', 'referent', 'nobody'] as const)
      await expect(register(reze.inseeCode, callerOf(person))).rejects.toMatchObject({ code: 'operator-only' });
    expect(await town.communities.findMunicipality(reze.inseeCode)).toBeUndefined();
  });
});

describe('a referent', () => {
  const appoint = (
    by: Townsperson | 'nobody',
    whom: Townsperson | 'nobody',
    neighbourhoods = ['Les Lilas'],
    code = inseeCode,
  ) =>
    appointReferent(town)({
      ...nothingElse,
      params: { inseeCode: code, residentId: idOf(whom) },
      body: { neighbourhoods },
      caller: callerOf(by),
    });
  const dismiss = (by: Townsperson, whom: Townsperson | 'nobody') =>
    dismissReferent(town)({ ...nothingElse, params: { inseeCode, residentId: idOf(whom) }, caller: callerOf(by) });
  const mandatesOf = async (person: Townsperson) => (await town.residents.load(idOf(person)))?.mandates;

  test.each(['townHall', 'police'] as const)('is appointed by an officer (%s)', async (officer) => {
    expect(await appoint(officer, 'active')).toEqual({
      residentId: idOf('active'),
      inseeCode,
      neighbourhoods: ['Les Lilas'],
    });
    expect(await mandatesOf('active')).toEqual([{ inseeCode, office: 'referent', neighbourhoods: ['Les Lilas'] }]);
  });

  test('is none of the police by their own appointment, unless a protocol is in force', async () => {
    await expect(appoint('police', 'police')).rejects.toMatchObject({ code: 'officer-only' });
    await town.communities.putProtocol(aProtocol());
    expect(await appoint('police', 'police')).toMatchObject({ residentId: idOf('police') });
  });

  test('appointed again has the neighbourhoods named last', async () => {
    await appoint('townHall', 'referent', ['Les Chênes', 'Les Ormes']);
    expect(await mandatesOf('referent')).toEqual([
      { inseeCode, office: 'referent', neighbourhoods: ['Les Chênes', 'Les Ormes'] },
    ]);
  });

  test('can be an officer too, or a referent elsewhere', async () => {
    await appoint('townHall', 'police');
    expect((await mandatesOf('police'))?.map(({ office }) => office)).toEqual(['police', 'referent']);
    await appoint('townHall', 'foreignReferent');
    expect(await mandatesOf('foreignReferent')).toHaveLength(2);
  });

  test('exists as a resident first, in a registered municipality', async () => {
    await expect(appoint('townHall', 'nobody')).rejects.toMatchObject({ code: 'resident-not-found' });
    await expect(appoint('townHall', 'active', [], '75056')).rejects.toMatchObject({ code: 'municipality-not-found' });
  });

  test.each(['nobody', 'active', 'referent', 'foreignTownHall', 'foreignPolice'] as const)(
    'is not appointed by %s',
    async (person) => {
      await expect(appoint(person, 'active')).rejects.toMatchObject({ code: 'officer-only' });
      expect(await mandatesOf('active')).toEqual([]);
    },
  );

  test('dismissed by an officer is a resident like any other', async () => {
    await dismiss('police', 'referent');
    expect(await mandatesOf('referent')).toEqual([]);
    await expect(dismiss('police', 'referent')).rejects.toMatchObject({ code: 'referent-not-found' });
  });

  test('of another municipality is not this one’s to dismiss', async () => {
    await expect(dismiss('townHall', 'foreignReferent')).rejects.toMatchObject({ code: 'referent-not-found' });
    await expect(dismiss('townHall', 'nobody')).rejects.toMatchObject({ code: 'referent-not-found' });
    await expect(dismiss('foreignTownHall', 'referent')).rejects.toMatchObject({ code: 'officer-only' });
    await expect(dismiss('referent', 'otherReferent')).rejects.toMatchObject({ code: 'officer-only' });
  });

  test('who is also an officer remains one', async () => {
    await appoint('townHall', 'police');
    await dismiss('townHall', 'police');
    expect(await mandatesOf('police')).toEqual([{ inseeCode, office: 'police' }]);
  });
});
