import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Office } from '../../../../contract/fields.ts';
import { newResident } from '../../../../lambdas/domain/residents/new-resident.ts';
import { inviteOfficer } from '../../../../lambdas/use-cases/municipalities/invite-officer.ts';
import { listOfficers } from '../../../../lambdas/use-cases/municipalities/list-officers.ts';
import { removeOfficer } from '../../../../lambdas/use-cases/municipalities/remove-officer.ts';
import { aTown, callerOf, idOf, type Town, type Townsperson, theOperator } from '../../support/a-town.ts';
import { saintSebastien } from '../../support/places.ts';

const nothingElse = { query: undefined, headers: undefined, body: undefined, language: 'fr' } as const;
const { inseeCode } = saintSebastien;
const noTownHall = ['nobody', 'active', 'police', 'referent', 'foreignTownHall'] as const;

let town: Town;
beforeEach(async () => {
  town = await aTown();
});

const agent = { email: 'agent@mairie.example', name: 'Dominique Agent' };
const invite = (caller: ReturnType<typeof callerOf>, office: Office = 'police', code = inseeCode) =>
  inviteOfficer(town)({ ...nothingElse, params: { inseeCode: code }, body: { ...agent, office }, caller });
const list = (caller: ReturnType<typeof callerOf>, code = inseeCode) =>
  listOfficers(town)({ ...nothingElse, params: { inseeCode: code }, caller });
const remove = (caller: ReturnType<typeof callerOf>, residentId: string) =>
  removeOfficer(town)({ ...nothingElse, params: { inseeCode, residentId }, caller });

describe('inviting an officer', () => {
  test.each([
    ['the operator', theOperator],
    ['the town hall', callerOf('townHall')],
  ])('by %s makes an account, a profile and the right', async (_who, caller) => {
    const officer = await invite(caller);
    expect(officer).toEqual({ residentId: expect.any(String), ...agent, office: 'police' });
    expect(town.invitations.invited).toEqual([{ ...agent, language: 'fr' }]);
    expect(await town.residents.load(officer.residentId)).toMatchObject({
      profile: { ...agent, language: 'fr' },
      mandates: [{ inseeCode, office: 'police' }],
      channels: { email: { enabled: true, minimumLevel: 'vigilance' } },
    });
  });

  test('again is the same person, told once', async () => {
    const [first, second] = [await invite(theOperator), await invite(theOperator)];
    expect(second).toEqual(first);
    expect(town.invitations.invited).toHaveLength(1);
    expect((await town.residents.load(first.residentId))?.mandates).toEqual([{ inseeCode, office: 'police' }]);
  });

  test('to another office replaces the first', async () => {
    const { residentId } = await invite(theOperator, 'police');
    expect(await invite(theOperator, 'town-hall')).toMatchObject({ residentId, office: 'town-hall' });
    expect((await town.residents.load(residentId))?.mandates).toEqual([{ inseeCode, office: 'town-hall' }]);
  });

  test('to another municipality leaves the first office as it is', async () => {
    const { residentId } = await invite(theOperator);
    await invite(theOperator, 'town-hall', '44109');
    expect((await town.residents.load(residentId))?.mandates).toHaveLength(2);
  });

  test('who is a resident already keeps all that is theirs', async () => {
    const residentId = town.invitations.signUp({ ...agent, language: 'en' });
    const resident = newResident({ residentId, ...agent, name: 'Dominique', language: 'en' }, town.clock());
    await town.residents.create(resident);
    expect(await invite(theOperator)).toEqual({ residentId, email: agent.email, name: 'Dominique', office: 'police' });
    expect(await town.residents.load(residentId)).toEqual({
      ...resident,
      version: 2,
      mandates: [{ inseeCode, office: 'police' }],
    });
  });

  test('whose profile appears at the same moment adds the right to it', async () => {
    const residentId = town.invitations.signUp({ ...agent, language: 'fr' });
    const { residents } = town;
    const late = {
      ...residents,
      create: async (officer: Parameters<typeof residents.create>[0]) => {
        await residents.create({ ...officer, mandates: [] });
        return residents.create(officer);
      },
    };
    town = { ...town, residents: late };
    await invite(theOperator);
    expect((await residents.load(residentId))?.mandates).toEqual([{ inseeCode, office: 'police' }]);
  });

  test.each(noTownHall)('is not for %s, and invites nobody', async (person) => {
    await expect(invite(callerOf(person))).rejects.toMatchObject({ code: 'town-hall-only' });
    expect(town.invitations.invited).toEqual([]);
  });

  test('needs a registered municipality', async () => {
    await expect(invite(theOperator, 'police', '75056')).rejects.toMatchObject({ code: 'municipality-not-found' });
    expect(town.invitations.invited).toEqual([]);
  });
});

describe('the officers of a municipality', () => {
  test('are listed by name, without referents or other municipalities’', async () => {
    const { items } = await list(callerOf('townHall'));
    expect(items).toEqual([
      { residentId: idOf('police'), name: 'police', email: 'police@example.org', office: 'police' },
      { residentId: idOf('townHall'), name: 'townHall', email: 'townhall@example.org', office: 'town-hall' },
    ]);
    expect(await list(theOperator)).toEqual({ items });
  });

  test.each(noTownHall)('are not listed for %s', async (person) => {
    await expect(list(callerOf(person))).rejects.toMatchObject({ code: 'town-hall-only' });
  });

  test('are listed for registered municipalities only', async () => {
    await expect(list(theOperator, '75056')).rejects.toMatchObject({ code: 'municipality-not-found' });
  });
});

describe('removing an officer', () => {
  test('leaves them a resident, without the right at the next request', async () => {
    await remove(callerOf('townHall'), idOf('police'));
    expect(await town.residents.load(idOf('police'))).toMatchObject({ mandates: [] });
    await remove(theOperator, idOf('townHall'));
    await expect(list(callerOf('townHall'))).rejects.toMatchObject({ code: 'town-hall-only' });
  });

  test.each(['active', 'referent', 'foreignPolice', 'nobody'] satisfies (Townsperson | 'nobody')[])(
    'refuses who is none: %s',
    async (person) => {
      await expect(remove(theOperator, idOf(person))).rejects.toMatchObject({ code: 'officer-not-found' });
    },
  );

  test.each(noTownHall)('is not for %s', async (person) => {
    await expect(remove(callerOf(person), idOf('police'))).rejects.toMatchObject({ code: 'town-hall-only' });
    expect((await town.residents.load(idOf('police')))?.mandates).toHaveLength(1);
  });
});
