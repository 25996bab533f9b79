/** How much one resident may send. What they send reaches a whole quarter: it stays rare, so that it is read. */
import type { ProblemCode } from '../../../contract/problems.ts';
import type { ExerciseRecord } from '../exercises/exercise-record.ts';
import { dayMs, hourMs } from '../milliseconds.ts';
import { Refusal } from '../refusal.ts';
import { type ReporterRecord, suspensionMs, upheldWithinMs } from './reporter-record.ts';

/** No more than so many within so long. */
interface Limit {
  readonly most: number;
  readonly withinMs: number;
  readonly code: ProblemCode;
}

const outsideDanger: readonly Limit[] = [
  { most: 1, withinMs: 10 * 60_000, code: 'report-too-soon' },
  { most: 3, withinMs: dayMs, code: 'too-many-reports' },
];
const inDanger: readonly Limit[] = [{ most: 10, withinMs: dayMs, code: 'too-many-dangers' }];

/**
 * Whether a resident may send one more alert now. Those that are held count like all others.
 * @throws Refusal `broadcasting-suspended`, `report-too-soon`, `too-many-reports` or `too-many-dangers`, with the time until it may pass
 */
export function requireWithinLimits(record: ReporterRecord, danger: boolean, now: Date): void {
  const limits = danger ? inDanger : outsideDanger;
  requireOver([suspension(record), ...limits.map((limit) => waitOf(timesOf(record, danger), limit))], now);
}

const mostExercises: Limit = { most: 3, withinMs: dayMs, code: 'too-many-exercises' };
const betweenExercises: Limit = { most: 1, withinMs: hourMs, code: 'exercise-too-soon' };

/**
 * Whether a referent may have the neighbours of a community practise now: so often a day themselves, and so often an hour whoever asks.
 * It has nothing to do with what they may report in earnest.
 * @throws Refusal `broadcasting-suspended`, `too-many-exercises` or `exercise-too-soon`, with the time until it may pass
 */
export function requireWithinExercises(record: ReporterRecord, { lastAt }: ExerciseRecord, now: Date): void {
  const held = lastAt === undefined ? [] : [lastAt];
  requireOver([suspension(record), waitOf(record.exercises, mostExercises), waitOf(held, betweenExercises)], now);
}

/** Whether a resident may speak to all who were alerted. @throws Refusal `broadcasting-suspended`, with the time until they may again */
export function requireNotSuspended(record: ReporterRecord, now: Date): void {
  requireOver([suspension(record)], now);
}

/** Why somebody has to wait, and until when, in milliseconds since 1970. */
interface Wait {
  readonly code: ProblemCode;
  readonly untilMs: number;
}

function requireOver(met: readonly Wait[], now: Date): void {
  const [longest] = met.toSorted((a, b) => b.untilMs - a.untilMs);
  const waitMs = (longest?.untilMs ?? 0) - now.getTime();
  if (longest && waitMs > 0) throw new Refusal(longest.code, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

const timesOf = ({ broadcasts }: ReporterRecord, danger: boolean): string[] =>
  broadcasts.filter((broadcast) => broadcast.danger === danger).map(({ at }) => at);

/** Until when a limit is met: the oldest of the last so many has to be past. @param times ISO 8601, the oldest first */
function waitOf(times: readonly string[], { most, withinMs, code }: Limit): Wait {
  const oldest = times.at(-most);
  return { code, untilMs: oldest === undefined ? 0 : Date.parse(oldest) + withinMs };
}

/** Two flags that were upheld soon after each other suspend whoever sent both alerts. */
function suspension({ upheld }: ReporterRecord): Wait {
  const atMs = upheld.map(({ at }) => Date.parse(at));
  const seconds = atMs.filter((ms, index) => ms - (atMs[index - 1] ?? Number.NEGATIVE_INFINITY) <= upheldWithinMs);
  return { code: 'broadcasting-suspended', untilMs: Math.max(0, ...seconds.map((ms) => ms + suspensionMs)) };
}
