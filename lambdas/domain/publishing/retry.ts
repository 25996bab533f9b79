/** How long the stream has to publish a posting before the sweeper helps, in milliseconds. */
export const sweepAfterMs = 10_000;

/** When to see again whether moderators have decided: less than the minute between two sweeps, so that each of them looks. */
export const lookAgainSeconds = 45;

/** The wait after the first failed try doubles up to the longest, in milliseconds. */
const firstWaitMs = 5_000;
const longestWaitMs = 5 * 60_000;

/** After as many failed tries, about half an hour, a posting has failed. */
export const mostAttempts = 12;

/** When to try again after so many failed tries; never, when there were too many. */
export function nextTryAt(failedAttempts: number, now: Date): Date | undefined {
  if (failedAttempts >= mostAttempts) return undefined;
  const waitMs = Math.min(firstWaitMs * 2 ** (failedAttempts - 1), longestWaitMs);
  return new Date(now.getTime() + waitMs);
}
