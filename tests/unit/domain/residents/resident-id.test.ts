import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ulid } from '../../../../contract/fields.ts';
import { residentIdOf } from '../../../../lambdas/domain/residents/resident-id.ts';

test('an account’s UUID reads as an identifier like any other', () => {
  for (let round = 0; round < 200; round += 1) expect(ulid.safeParse(residentIdOf(randomUUID())).success).toBe(true);
});

test('the two ends of the range, and one in between, are what base 32 says', () => {
  expect(residentIdOf('00000000-0000-0000-0000-000000000000')).toBe('00000000000000000000000000');
  expect(residentIdOf('ffffffff-ffff-ffff-ffff-ffffffffffff')).toBe('7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
  expect(residentIdOf('00000000-0000-0000-0000-000000000020')).toBe('00000000000000000000000010');
});

test('two accounts never share a resident', () => {
  expect(residentIdOf('6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b')).not.toBe(
    residentIdOf('6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5c'),
  );
});
