import { describe, expect, test } from '@jest/globals';
import { delaysOf, delayWithin, roundedMs, sumOfDelays } from '../../../lambdas/domain/delays.ts';

describe('how long messages took', () => {
  test.each([
    [0, 0],
    [-3, 0],
    [7, 7],
    [99, 99],
    [123, 120],
    [995, 1000],
    [12_345, 12_000],
    [259_200_000, 260_000_000],
  ])('%d ms are kept as %d', (delayMs, kept) => {
    expect(roundedMs(delayMs)).toBe(kept);
  });

  test('is told by the median and the 95th percentile, of the nearest rank', () => {
    const delays = delaysOf(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(delayWithin(delays, 0.5)).toBe(50);
    expect(delayWithin(delays, 0.95)).toBe(95);
    expect(delayWithin(delaysOf([40]), 0.95)).toBe(40);
  });

  test('is not told of none', () => {
    expect(delayWithin({}, 0.5)).toBeUndefined();
  });

  test('adds up', () => {
    expect(sumOfDelays([delaysOf([10, 20]), delaysOf([20, 1234])])).toEqual({ 10: 1, 20: 2, 1200: 1 });
  });
});
