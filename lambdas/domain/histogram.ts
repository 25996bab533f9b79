/** How long things take, counted by duration: medians can be read off counts that are added up, whereas they cannot be added up themselves. */

/** So many of each duration, in whatever unit they are counted. */
export type Histogram = readonly (readonly [duration: number, count: number])[];

/** A duration to two significant digits, so that there are few different ones however long they are: 47, 130, 5,600. */
export function toTwoDigits(duration: number): number {
  const whole = Math.max(0, Math.round(duration));
  const unit = 10 ** Math.max(0, String(whole).length - 2);
  return Math.round(whole / unit) * unit;
}

/** The least duration that at least this share of all do not exceed (nearest rank); nothing when there are none. @param share up to 1 */
export function quantileOf(histogram: Histogram, share: number): number | undefined {
  const rank = Math.ceil(share * countOf(histogram));
  let passed = 0;
  for (const [duration, count] of histogram.toSorted(([a], [b]) => a - b)) {
    passed += count;
    if (passed >= rank && count > 0) return duration;
  }
  return undefined;
}

export const countOf = (histogram: Histogram): number => histogram.reduce((sum, [, count]) => sum + count, 0);
