/** How long messages took, as a histogram small enough to be kept and added up: how many took how many milliseconds, to two digits. */
export type Delays = Readonly<Record<number, number>>;

/** With two significant digits: 12,345 ms are 12,000. */
export function roundedMs(delayMs: number): number {
  const whole = Math.max(0, Math.round(delayMs));
  const unit = 10 ** Math.max(0, String(whole).length - 2);
  return Math.round(whole / unit) * unit;
}

export function delaysOf(delaysMs: readonly number[]): Delays {
  return sumOfDelays(delaysMs.map((delayMs) => ({ [roundedMs(delayMs)]: 1 })));
}

export function sumOfDelays(all: readonly Delays[]): Delays {
  const total: Record<number, number> = {};
  for (const delays of all) for (const [ms, count] of entriesOf(delays)) total[ms] = (total[ms] ?? 0) + count;
  return total;
}

/**
 * The least delay that this share of them did not exceed (nearest rank).
 * @param share 0.5 for the median
 * @returns nothing when there is none
 */
export function delayWithin(delays: Delays, share: number): number | undefined {
  const entries = entriesOf(delays).toSorted(([one], [other]) => one - other);
  const rank = Math.ceil(entries.reduce((sum, [, count]) => sum + count, 0) * share);
  let seen = 0;
  for (const [ms, count] of entries) {
    seen += count;
    if (seen >= rank) return ms;
  }
  return undefined;
}

const entriesOf = (delays: Delays) => Object.entries(delays).map(([ms, count]) => [Number(ms), count] as const);
