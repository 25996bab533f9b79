import { randomUUID } from 'node:crypto';
import { setInterval as every } from 'node:timers/promises';
import { errorName, type Log, silentLog } from '../log.ts';
import { localAccountId } from '../sns/arns.ts';
import { rateMs } from './rate.ts';

/** An EventBridge rule that runs a function at a rate. */
export interface ScheduleOptions {
  readonly ruleArn: string;
  /** Such as `rate(1 minute)`. */
  readonly expression: string;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** How many times faster than it says. @default 1 */
  readonly speedUp?: number;
  /** Whether it also runs when it starts. @default false */
  readonly atOnce?: boolean;
  /** What the function receives. @default EventBridge's own event */
  readonly input?: unknown;
  /** @default silence */
  readonly log?: Log;
}

/** A schedule that is running. */
export interface Schedule {
  /** Ends when the run under way does. */
  stop(): Promise<void>;
}

/** Runs a function at a rate until it is stopped; a run that takes longer than the rate delays the next one. */
export function startSchedule(options: ScheduleOptions): Schedule {
  const stopping = new AbortController();
  const intervalMs = rateMs(options.expression) / (options.speedUp ?? 1);
  const running = runEvery(intervalMs, options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function runEvery(intervalMs: number, options: ScheduleOptions, signal: AbortSignal): Promise<void> {
  try {
    if (options.atOnce === true) {
      await runOnce(options);
    }
    for await (const _tick of every(intervalMs, undefined, { signal })) {
      await runOnce(options);
    }
  } catch {
    // The interval ends by an error when it is aborted, and in no other way.
  }
}

async function runOnce({ ruleArn, invoke, input, log = silentLog }: ScheduleOptions): Promise<void> {
  try {
    await invoke(input ?? scheduledEvent(ruleArn));
  } catch (error) {
    log('schedule.run-failed', { ruleArn, error: errorName(error) });
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
function scheduledEvent(ruleArn: string) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: localAccountId,
    time: new Date().toISOString(),
    region: ruleArn.split(':')[3],
    resources: [ruleArn],
    detail: {},
  };
}
