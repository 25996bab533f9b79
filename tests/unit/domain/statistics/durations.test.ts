import { describe, expect, test } from '@jest/globals';
import { quantileOf, roundedSeconds } from '../../../../lambdas/domain/statistics/durations.ts';

describe('a duration', () => {
  test.each([
    [-1, 0],
    [0, 0],
    [499, 0],
    [47_400, 47],
    [99_499, 99],
    [99_500, 100],
    [134_000, 130],
    [136_000, 140],
    [5_644_000, 5_600],
    [86_399_000, 86_000],
  ])('of %i ms is kept as %i s', (ms, seconds) => {
    expect(roundedSeconds(ms)).toBe(seconds);
  });
});

describe('the part of durations that are no longer', () => {
  test('is read off how many of each there are, in any order', () => {
    const histogram = [
      [30, 1],
      [0, 17],
      [120, 2],
    ] as const;
    expect(quantileOf(histogram, 0.5)).toBe(0);
    expect(quantileOf(histogram, 0.9)).toBe(30);
    expect(quantileOf(histogram, 0.95)).toBe(120);
    expect(quantileOf(histogram, 1)).toBe(120);
  });

  test('of one alone is that one, of none is nothing', () => {
    expect(quantileOf([[60, 1]], 0.5)).toBe(60);
    expect(quantileOf([], 0.5)).toBeUndefined();
  });
});
