import { sweepAfterMs } from '../../domain/publishing/retry.ts';
import { type RunDependencies, startRun } from './publishing-run.ts';
import type { RunReport } from './run-report.ts';

/**
 * Brings what was said of an alert to all groups that it is for: puts it on their way, then publishes, chunk by chunk. Before each chunk
 * it takes what graver has come since: that would wake this very function, which does one alert at a time. What it does not get
 * through in its time is due already, and the sweeper's.
 * @throws when the alert cannot be spread: it is to be tried again
 */
export const spreadAlert =
  (dependencies: RunDependencies) =>
  async (alertId: string): Promise<RunReport> => {
    const run = startRun(dependencies, sweepAfterMs);
    await run.sendOut(alertId);
    return run.report();
  };
