import { describe, expect, test } from '@jest/globals';
import { attributesOf, descriptionOf, residentOfAccount } from '../../../lambdas/accounts/account-attributes.ts';
import { residentIdOf } from '../../../lambdas/domain/residents/resident-id.ts';

const account = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

const email = 'c@example.org';
/** As Cognito makes them: of no variant of RFC 9562. */
const cognitoSubject = '24688438-40e1-70d0-d97e-084cfc8992c7';

describe('an account says', () => {
  test.each([
    ['who it is', { email, name: 'Camille', locale: 'en' }, { name: 'Camille', language: 'en' }],
    ['somebody for want of a name, never a part of the address', { email }, { name: 'Voisin', language: 'fr' }],
    ['somebody in English', { email, locale: 'en' }, { name: 'Neighbour', language: 'en' }],
    ['somebody for a blank name', { email, name: '  ' }, { name: 'Voisin', language: 'fr' }],
    ['somebody for a name of two lines', { email, name: 'C\nMairie' }, { name: 'Voisin', language: 'fr' }],
    ['somebody for a name with controls', { email, name: 'C\u001b[2J' }, { name: 'Voisin', language: 'fr' }],
    ['English for any English', { email, name: 'C', locale: 'en-GB' }, { name: 'C', language: 'en' }],
    ['French for any other language', { email, name: 'C', locale: 'de' }, { name: 'C', language: 'fr' }],
    ['the start of a long name', { email, name: 'x'.repeat(200) }, { name: 'x'.repeat(80), language: 'fr' }],
  ])('%s', (_what, attributes, expected) => {
    expect(descriptionOf(account(attributes))).toEqual({ email, emailVerified: true, ...expected });
  });

  test.each([
    ['true', true],
    ['false', false],
  ])('whether its address is verified: %s', (email_verified, expected) => {
    expect(descriptionOf(account({ email, email_verified })).emailVerified).toBe(expected);
  });

  test('nothing of an address that it has not', () => {
    expect(descriptionOf([])).toMatchObject({ email: '', emailVerified: false });
  });

  test('the same that was written into it', () => {
    const person = { email: 'c@example.org', name: 'Camille', language: 'en' } as const;
    expect(descriptionOf(attributesOf(person))).toEqual({ ...person, emailVerified: true });
  });

  test('which resident it is', () => {
    expect(residentOfAccount(account({ sub: '00000000-0000-4000-8000-000000000001' }))).toMatch(/^[0-7][0-9A-Z]{25}$/);
    expect(residentOfAccount(account({ sub: cognitoSubject }))).toBe(residentIdOf(cognitoSubject));
    expect(() => residentOfAccount(account({ sub: 'camille' }))).toThrow('no subject');
    expect(() => residentOfAccount([])).toThrow('no subject');
    expect(() => residentOfAccount()).toThrow('no subject');
  });
});
