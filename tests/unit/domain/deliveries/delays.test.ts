import { expect, test } from '@jest/globals';
import { delaysOf, histogramOf, sumOfDelays } from '../../../../lambdas/domain/deliveries/delays.ts';
import { quantileOf } from '../../../../lambdas/domain/histogram.ts';

test('how long messages took is told by the median and the 95th percentile, of the nearest rank', () => {
  const delays = histogramOf(delaysOf(Array.from({ length: 100 }, (_, index) => index + 1)));
  expect(quantileOf(delays, 0.5)).toBe(50);
  expect(quantileOf(delays, 0.95)).toBe(95);
});

test('how long messages took adds up, to two digits', () => {
  expect(sumOfDelays([delaysOf([10, 20]), delaysOf([20, 1234])])).toEqual({ 10: 1, 20: 2, 1200: 1 });
});
