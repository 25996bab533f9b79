import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { idempotencyOf } from '../../../../lambdas/use-cases/alerts/idempotency-of.ts';

const caller = { residentId: '02AAAAAAAAAAAAAAAAAAAAAAAA', operator: false, accessToken: '' };
const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
const under = (chosen: string, asked: unknown) => idempotencyOf(caller, { 'idempotency-key': chosen }, asked);
const withPlate = (numberPlate: string) => ({ communityId: '01M82F8XX0Z6V3N5T7W9X1Y0AB', body: { numberPlate } });

test('a repeated request is recognised, however its key is spelled', () => {
  expect(under(key.toUpperCase(), withPlate('AA-123-AA'))).toEqual(under(key, withPlate('AA-123-AA')));
});

test('another request under the same key is told apart', () => {
  const [one, other] = ['AA-123-AA', 'AA-123-AB'].map((plate) => under(key, withPlate(plate)));
  expect(one?.key).toBe(other?.key);
  expect(one?.digest).not.toBe(other?.digest);
});

test('without a key nothing is', () => {
  expect(idempotencyOf(caller, {}, withPlate('AA-123-AA'))).toBeUndefined();
});

test('what is kept tells a number plate to nobody who tries them all, without the key that is not kept', () => {
  const asked = withPlate('AA-123-AA');
  const kept = under(key, asked);
  const plainDigest = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  expect(JSON.stringify(kept)).not.toContain(key);
  expect(kept.digest).not.toBe(plainDigest);
  expect(kept.digest).not.toBe(under('7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a12', asked).digest);
});
