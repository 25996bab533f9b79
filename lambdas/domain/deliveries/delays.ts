import { type Histogram, toTwoDigits } from '../histogram.ts';

/** How long messages took, small enough to be kept and added up: how many took how many milliseconds, to two digits. */
export type Delays = Readonly<Record<number, number>>;

export function delaysOf(delaysMs: readonly number[]): Delays {
  return sumOfDelays(delaysMs.map((delayMs) => ({ [toTwoDigits(delayMs)]: 1 })));
}

export function sumOfDelays(all: readonly Delays[]): Delays {
  const total: Record<number, number> = {};
  for (const delays of all) for (const [ms, count] of histogramOf(delays)) total[ms] = (total[ms] ?? 0) + count;
  return total;
}

/** In milliseconds. */
export const histogramOf = (delays: Delays): Histogram =>
  Object.entries(delays).map(([ms, count]) => [Number(ms), count] as const);
