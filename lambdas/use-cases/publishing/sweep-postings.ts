import { levels } from '../../../contract/fields.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import { type PublishingRun, type RunDependencies, startRun } from './publishing-run.ts';
import type { RunReport } from './run-report.ts';

interface Dependencies extends RunDependencies {
  readonly alerts: Pick<AlertStore, 'erasePlates'>;
}

/**
 * Sends out what the streams did not, always the gravest that is left, until nothing is or its time is nearly over; then erases the number
 * plates whose time has come. What fails holds up nothing else.
 */
export const sweepPostings = (dependencies: Dependencies) => async (): Promise<RunReport> => {
  const { alerts, clock } = dependencies;
  const run = startRun(dependencies, 0);
  while (!run.isOver() && (await sendOutGravest(run)));
  const faults = await erase(alerts, clock());
  const report = run.report();
  return { ...report, faults: [...report.faults, ...faults] };
};

/** @returns whether there was anything */
async function sendOutGravest(run: PublishingRun): Promise<boolean> {
  for (const level of levels.toReversed()) {
    if (await run.sendOutDue(level)) return true;
  }
  return false;
}

/** @returns why some were not erased: they are still due */
async function erase(alerts: Dependencies['alerts'], now: Date): Promise<unknown[]> {
  try {
    await alerts.erasePlates(now);
    return [];
  } catch (fault) {
    return [fault];
  }
}
