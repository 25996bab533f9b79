import { describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../../../contract/charter.ts';
import type { MeChanges, meOperations } from '../../../../contract/operations/me.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { getMe } from '../../../../lambdas/use-cases/residents/get-me.ts';
import { updateMe } from '../../../../lambdas/use-cases/residents/update-me.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';
import { callerOf, meFixture, refusalOf, requestOf } from '../../support/me-fixture.ts';

async function standing(resident?: Resident) {
  const fixture = meFixture();
  await fixture.communities.registerMunicipality({ inseeCode: '44190', name: 'Saint-Sébastien', postcodes: ['44230'] });
  await fixture.communities.create(aCommunity());
  if (resident) await fixture.residents.create(resident);
  const caller = callerOf(resident ?? aResident());
  return {
    ...fixture,
    get: () => getMe(fixture)(requestOf<typeof meOperations.getMe>({ caller })),
    update: (body: MeChanges) => updateMe(fixture)(requestOf<typeof meOperations.updateMe>({ caller, body })),
  };
}

describe('my account', () => {
  test('is made at the first call when sign-up did not: e-mail from vigilance, the rest to set up', async () => {
    const { get, residents } = await standing();
    expect(await get()).toEqual({
      residentId: aResident().residentId,
      name: 'Camille Martin',
      email: 'camille@example.org',
      language: 'fr',
      directory: { address: false, phone: false, email: false },
      charter: { currentVersion: currentCharterVersion },
      memberships: [],
      offices: [],
      channels: {
        email: { enabled: true, minimumLevel: 'vigilance', state: 'active' },
        sms: { enabled: false, minimumLevel: 'vigilance', state: 'pending', reason: 'not-set-up' },
        push: { enabled: false, minimumLevel: 'vigilance', state: 'pending', reason: 'not-set-up' },
      },
      devices: [],
    });
    expect(await residents.load(aResident().residentId)).toBeDefined();
  });

  test('is made once, even by two first calls at the same time', async () => {
    const { get, residents } = await standing();
    const [one, other] = await Promise.all([get(), get()]);
    expect(one).toEqual(other);
    expect((await residents.load(aResident().residentId))?.version).toBe(1);
  });

  test('asks the accounts for nothing once it is made', async () => {
    const fixture = await standing(aResident());
    fixture.accounts.describe = async () => {
      throw new Error('Cognito is out of reach');
    };
    expect((await fixture.get()).name).toBe('Camille Martin');
  });

  test('shows memberships with their community’s name, and offices', async () => {
    const referent = aResident({
      memberships: [aMembership({ status: 'pending' })],
      mandates: [
        { inseeCode: '44190', office: 'police' },
        { inseeCode: '44190', office: 'referent', neighbourhoods: ['Les Lilas'] },
      ],
    });
    const { memberships, offices } = await (await standing(referent)).get();
    expect(memberships).toEqual([
      {
        communityId: aCommunity().communityId,
        communityName: 'Les Lilas',
        inseeCode: '44190',
        role: 'referent',
        status: 'pending',
      },
    ]);
    expect(offices).toEqual(referent.mandates);
  });

  test('never shows a secret', async () => {
    const { get } = await standing(aResident());
    expect(JSON.stringify(await get())).not.toContain(aResident().channels.email.unsubscribeSecret);
  });
});

describe('changing my account', () => {
  const address = '12 rue des Lilas';
  const location = { latitude: 47.2, longitude: -1.5 };

  test('changes what is given and leaves the rest', async () => {
    const { update, get } = await standing(aResident({ profile: { address } }));
    const changed = await update({ name: 'Camille M.', location });
    expect(changed).toMatchObject({ name: 'Camille M.', address, location, language: 'fr' });
    expect(await get()).toEqual(changed);
  });

  test('erases what is null', async () => {
    const { update } = await standing(aResident({ profile: { address, location } }));
    const changed = await update({ address: null, location: null });
    expect(changed).not.toHaveProperty('address');
    expect(changed).not.toHaveProperty('location');
  });

  test('accepts the current charter', async () => {
    const { update } = await standing(aResident());
    const { charter } = await update({ charterVersion: currentCharterVersion });
    expect(charter).toEqual({ currentVersion: currentCharterVersion, acceptedVersion: currentCharterVersion });
  });

  test('keeps a charter accepted before', async () => {
    const { update } = await standing(aResident({ profile: { acceptedCharter: currentCharterVersion } }));
    expect((await update({ language: 'en' })).charter.acceptedVersion).toBe(currentCharterVersion);
  });

  test('refuses any other charter, and writes nothing', async () => {
    const { update, residents } = await standing(aResident());
    expect(await refusalOf(update({ name: 'Autre', charterVersion: '1999-01' }))).toEqual({
      code: 'invalid-input',
      errors: [{ path: 'charterVersion', code: 'not-the-current-charter' }],
    });
    expect(await residents.load(aResident().residentId)).toEqual(aResident());
  });

  test.each([
    ['the new address of the account', true, 'camille@nouvelle.example'],
    ['the address it had, until the new one is verified', false, 'camille@example.org'],
  ])('takes %s', async (_, emailVerified, expected) => {
    const fixture = await standing(aResident());
    const account = await fixture.accounts.describe('token');
    fixture.accounts.describe = async () => ({ ...account, email: 'camille@nouvelle.example', emailVerified });
    expect((await fixture.update({ name: 'Camille M.' })).email).toBe(expected);
    expect((await fixture.residents.load(aResident().residentId))?.profile).toMatchObject({
      name: 'Camille M.',
      email: expected,
    });
  });

  test('loses nothing of a change made at the same time', async () => {
    const { update, get } = await standing(aResident());
    await Promise.all([update({ name: 'Camille M.' }), update({ address })]);
    expect(await get()).toMatchObject({ name: 'Camille M.', address });
  });
});
