import { expect, test } from '@jest/globals';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { createProfile } from '../../../../lambdas/use-cases/residents/create-profile.ts';
import { aResident } from '../../support/a-resident.ts';

const account = { name: 'Camille Martin', email: 'camille@example.org', language: 'fr' } as const;
const { residentId } = aResident();
const clock = () => new Date('2026-11-22T20:00:00.000Z');

test('a confirmed account gets its profile: e-mail on from vigilance, and nothing shown in any directory', async () => {
  const residents = inMemoryResidentStore();
  await createProfile({ residents, clock })(residentId, account);
  expect(await residents.load(residentId)).toMatchObject({
    profile: { ...account, directory: { address: false, phone: false, email: false } },
    channels: { email: { enabled: true, minimumLevel: 'vigilance' } },
  });
});

test('confirming again, as after a forgotten password, changes nothing of a profile', async () => {
  const residents = inMemoryResidentStore();
  const settled = aResident({ profile: { name: 'Camille M.' } });
  await residents.create(settled);
  await createProfile({ residents, clock })(residentId, account);
  expect(await residents.load(residentId)).toEqual(settled);
});
