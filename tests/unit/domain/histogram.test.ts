import { describe, expect, test } from '@jest/globals';
import { quantileOf, toTwoDigits } from '../../../lambdas/domain/histogram.ts';

test.each([
  [-3, 0],
  [0, 0],
  [0.499, 0],
  [7, 7],
  [47.4, 47],
  [99.499, 99],
  [99.5, 100],
  [123, 120],
  [136, 140],
  [995, 1000],
  [12_345, 12_000],
  [259_200_000, 260_000_000],
])('a duration of %d is kept as %d', (duration, kept) => {
  expect(toTwoDigits(duration)).toBe(kept);
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
