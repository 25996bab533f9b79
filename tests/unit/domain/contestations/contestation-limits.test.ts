import { describe, expect, test } from '@jest/globals';
import { tooManyContestations } from '../../../../lambdas/domain/contestations/contestation-limits.ts';
import { countedOrigins } from '../../../../lambdas/domain/source-limits.ts';

const digestOf = (address: string, salt = 'salt') => countedOrigins(address, salt, 5)[0]?.digest;

describe('what stands for an address', () => {
  test('is the same all day, and another one the next', () => {
    expect(digestOf('192.0.2.1')).toBe(digestOf('192.0.2.1'));
    expect(digestOf('192.0.2.1')).not.toBe(digestOf('192.0.2.1', 'another'));
    expect(digestOf('192.0.2.1')).not.toBe(digestOf('192.0.2.2'));
    expect(digestOf('192.0.2.1')).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8::1', '2001:0DB8:0:0:1:2:3:4'],
    ['2001:db8:1:2::', '2001:db8:1:2::9'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['fe80::1%eth0', 'fe80::2'],
  ])('is the same for %s and %s, which one person may have', (one, other) => {
    expect(digestOf(one)).toBe(digestOf(other));
  });

  test.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['::ffff:192.0.2.1', '192.0.2.2'],
  ])('is not the same for %s and %s', (one, other) => {
    expect(digestOf(one)).not.toBe(digestOf(other));
  });
});

describe('a site of IPv6', () => {
  const siteOf = (address: string) => countedOrigins(address, 'salt', 5)[1];

  test('is counted beside the network, and takes four times as many', () => {
    expect(siteOf('2001:db8:1:2::1')).toEqual(siteOf('2001:db8:1:ffff::9'));
    expect(siteOf('2001:db8:1:2::1')).toMatchObject({ most: 20 });
    expect(siteOf('2001:db8:1::1')?.digest).not.toBe(siteOf('2001:db8:2::1')?.digest);
    expect(siteOf('2001:db8:1::1')?.digest).not.toBe(digestOf('2001:db8:1::1'));
  });

  test.each(['192.0.2.1', '::ffff:192.0.2.1'])('is not what %s has', (address) => {
    expect(countedOrigins(address, 'salt', 5)).toEqual([{ digest: digestOf('192.0.2.1'), most: 5 }]);
  });
});

test('whoever has written too often may write again the next day', () => {
  const refusal = tooManyContestations(new Date('2026-11-22T23:59:30.500Z'));
  expect(refusal).toMatchObject({ code: 'too-many-contestations', retryAfterSeconds: 30 });
});
