import { expect, test } from '@jest/globals';
import { newResident } from '../../../../lambdas/domain/residents/new-resident.ts';

const newcomer = {
  residentId: '02AAAAAAAAAAAAAAAAAAAAAAAA',
  name: 'Camille',
  email: 'c@example.org',
  language: 'fr',
} as const;
const now = new Date('2026-11-22T20:30:00Z');

test('a new resident has e-mail from vigilance on, shows nothing, and has accepted no charter', () => {
  const { profile, channels, ...rest } = newResident(newcomer, now);
  expect(profile).toEqual({
    name: 'Camille',
    email: 'c@example.org',
    language: 'fr',
    directory: { address: false, phone: false, email: false },
    createdAt: '2026-11-22T20:30:00.000Z',
  });
  expect(channels).toEqual({
    email: { enabled: true, minimumLevel: 'vigilance', unsubscribeSecret: expect.any(String) },
  });
  expect(rest).toEqual({
    residentId: newcomer.residentId,
    version: 1,
    memberships: [],
    relatives: [],
    mandates: [],
    devices: [],
    reaches: [],
  });
});

test('everyone has an unsubscribe secret of their own, which a link can carry', () => {
  const secrets = Array.from({ length: 50 }, () => newResident(newcomer, now).channels.email.unsubscribeSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9_-]{22}$/);
});
