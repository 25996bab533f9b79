import type { Log } from '../log.ts';
import { startSchedule } from '../schedules/schedules.ts';
import type { ScheduledFunction } from './schedules.ts';

/** What schedules call. */
export interface SchedulesOptions {
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  /** How many times faster than they say. @default 1 */
  readonly speedUp?: number;
  readonly log: Log;
}

/** Starts what runs at a rate, a first time at once: what the last platform left undone waits no longer. */
export function startSchedules(schedules: readonly ScheduledFunction[], { invoke, ...options }: SchedulesOptions) {
  const running = schedules.map((schedule) =>
    startSchedule({ ...schedule, ...options, atOnce: true, invoke: (event) => invoke(schedule.functionName, event) }),
  );
  return { stop: async () => void (await Promise.all(running.map((schedule) => schedule.stop()))) };
}
