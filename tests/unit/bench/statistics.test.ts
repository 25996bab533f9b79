import { describe, expect, test } from '@jest/globals';
import { longestChain } from '../../../bench/round-trips/counting-proxy.ts';
import { interleave, median } from '../../../bench/statistics.ts';

describe('the median', () => {
  test('is the middle one, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  test('of an even count lies between the two in the middle', () => {
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  test('of nothing is refused', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

test('every variant runs once a round, so that none is measured in better times', async () => {
  const order: string[] = [];
  const results = await interleave(['floor', 'ours'], 3, async (variant, round) => {
    order.push(`${round}`);
    return variant.length;
  });
  expect(Object.fromEntries(results)).toEqual({ floor: [5, 5, 5], ours: [4, 4, 4] });
  expect(order).toEqual(['0', '0', '1', '1', '2', '2']);
});

describe('the longest chain of requests', () => {
  const from = (startedMs: number, endedMs: number) => ({ startedMs, endedMs });

  test('counts once what ran side by side', () => {
    expect(longestChain([from(0, 10), from(1, 9), from(10, 20)])).toBe(2);
  });

  test('counts all that waited for one another', () => {
    expect(longestChain([from(20, 30), from(0, 10), from(10, 20)])).toBe(3);
  });

  test('is nothing when nothing was asked', () => {
    expect(longestChain([])).toBe(0);
  });
});
