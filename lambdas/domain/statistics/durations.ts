/** How long things take, counted by duration: medians can be read off counts, whereas they cannot be added up. */

/** So many of each duration, in seconds. */
export type Histogram = readonly (readonly [seconds: number, number: number])[];

/** With two significant digits, so that there are few different ones however long they are: 47, 130, 5,600. */
export function roundedSeconds(durationMs: number): number {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const unit = 10 ** Math.max(0, String(seconds).length - 2);
  return Math.round(seconds / unit) * unit;
}

/** The least duration that at least this part of all do not exceed; nothing when there are none. @param part up to 1 */
export function quantileOf(histogram: Histogram, part: number): number | undefined {
  const rank = Math.ceil(part * countOf(histogram));
  let passed = 0;
  for (const [seconds, number] of histogram.toSorted(([a], [b]) => a - b)) {
    passed += number;
    if (passed >= rank && number > 0) return seconds;
  }
  return undefined;
}

export const countOf = (histogram: Histogram): number => histogram.reduce((sum, [, number]) => sum + number, 0);
