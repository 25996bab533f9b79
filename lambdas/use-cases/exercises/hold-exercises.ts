import type { MonthlyDue } from '../../domain/exercises/monthly-due.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import { type TimeZone, timeZones } from '../../domain/local-time.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import { isChangedMeanwhile } from '../retry-when-changed.ts';
import type { Clock } from '../use-case.ts';
import { type HoldingOutcome, type HoldingStores, holdExercise } from './hold-exercise.ts';

interface Dependencies extends HoldingStores {
  readonly communities: HoldingStores['communities'] & Pick<CommunityStore, 'listExercising'>;
  readonly alerts: HoldingStores['alerts'] & Pick<AlertStore, 'findExercises'>;
  /** Which month's exercise is due, or was missed, on these clocks. */
  readonly dueAt: (now: Date, timeZone: TimeZone) => MonthlyDue | undefined;
  /** Waits until one more exercise may be sent. */
  readonly takeTurn: () => Promise<void>;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
}

/** What a run has come to. */
export interface ExercisesReport {
  /** How many exercises were sent. */
  held: number;
  /** Communities whose wish ended: whoever had asked for it does not tend them any more. */
  readonly lapsed: string[];
  /** Whether there was no time for some, which the next run holds. */
  unfinished: boolean;
  /** How many were not held in time, and will not be. */
  missed: number;
  /** Why some were not held; the next run tries them again. */
  readonly faults: unknown[];
}

/** Less than the 50 s that its function has, so that what is begun also ends. */
export const exercisingMs = 42_000;

/** As many as one read of DynamoDB takes. */
const pageSize = 100;
const concurrency = 20;

/**
 * Holds the monthly exercise of every community that wishes for one, where it is due by now, once a month. What fails holds up nothing
 * else, and what there is no time for is left to the next run.
 */
export const holdExercises = (dependencies: Dependencies) => async (): Promise<ExercisesReport> => {
  const report: ExercisesReport = { held: 0, lapsed: [], unfinished: false, missed: 0, faults: [] };
  const startMs = dependencies.clock().getTime();
  const isOver = () => dependencies.clock().getTime() >= startMs + exercisingMs;
  for (const timeZone of timeZones) {
    const due = dependencies.dueAt(dependencies.clock(), timeZone);
    if (!due) continue;
    for await (const communityIds of pagesOf(dependencies, timeZone)) {
      if (isOver()) return { ...report, unfinished: true };
      try {
        await holdPage(dependencies, { communityIds, due, isOver, report });
      } catch (fault) {
        report.faults.push(fault);
      }
    }
  }
  return report;
};

async function* pagesOf({ communities }: Dependencies, timeZone: TimeZone): AsyncGenerator<readonly string[]> {
  let after: string | undefined;
  do {
    const page = await communities.listExercising(timeZone, {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    if (page.communityIds.length > 0) yield page.communityIds;
    after = page.next;
  } while (after !== undefined);
}

interface Page {
  readonly communityIds: readonly string[];
  readonly due: MonthlyDue;
  readonly isOver: () => boolean;
  readonly report: ExercisesReport;
}

async function holdPage(
  dependencies: Dependencies,
  { communityIds, due: { month, state }, isOver, report }: Page,
): Promise<void> {
  const records = await dependencies.alerts.findExercises(communityIds);
  const waiting = records.filter(({ lastMonth }) => lastMonth !== month);
  if (state === 'missed') {
    report.missed += waiting.length;
    return;
  }
  await forEachOf(waiting, concurrency, async (record) => {
    if (!isOver()) await dependencies.takeTurn();
    if (isOver()) {
      report.unfinished = true;
      return;
    }
    try {
      const now = dependencies.clock();
      const alertId = dependencies.newId(now);
      note(report, record.communityId, await holdExercise(dependencies, { record, month, alertId }, now));
    } catch (fault) {
      // Another run held it just now, or what it was judged by has changed: the next run looks again.
      if (!isChangedMeanwhile(fault)) report.faults.push(fault);
    }
  });
}

function note(report: ExercisesReport, communityId: string, outcome: HoldingOutcome): void {
  if (outcome === 'held') report.held += 1;
  if (outcome === 'lapsed') report.lapsed.push(communityId);
}
