import { describe, expect, test } from '@jest/globals';
import { attributesOf, descriptionOf, residentOfAccount } from '../../../lambdas/accounts/account-attributes.ts';

const account = (attributes: Record<string, string>) =>
  Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

describe('an account says', () => {
  test.each([
    ['who it is', { email: 'c@example.org', name: 'Camille', locale: 'en' }, { name: 'Camille', language: 'en' }],
    ['the start of the address for want of a name', { email: 'c@example.org' }, { name: 'c', language: 'fr' }],
    [
      'the start of the address for a blank name',
      { email: 'c@example.org', name: '  ' },
      { name: 'c', language: 'fr' },
    ],
    ['English for any English', { email: 'c@example.org', locale: 'en-GB' }, { name: 'c', language: 'en' }],
    ['French for any other language', { email: 'c@example.org', locale: 'de' }, { name: 'c', language: 'fr' }],
    [
      'the start of a long name',
      { email: 'c@example.org', name: 'x'.repeat(200) },
      { name: 'x'.repeat(80), language: 'fr' },
    ],
  ])('%s', (_what, attributes, expected) => {
    expect(descriptionOf(account(attributes))).toEqual({ email: 'c@example.org', ...expected });
  });

  test('the same that was written into it', () => {
    const person = { email: 'c@example.org', name: 'Camille', language: 'en' } as const;
    expect(descriptionOf(attributesOf(person))).toEqual(person);
  });

  test('which resident it is', () => {
    expect(residentOfAccount(account({ sub: '00000000-0000-4000-8000-000000000001' }))).toMatch(/^[0-7][0-9A-Z]{25}$/);
    expect(() => residentOfAccount([])).toThrow('no subject');
    expect(() => residentOfAccount()).toThrow('no subject');
  });
});
