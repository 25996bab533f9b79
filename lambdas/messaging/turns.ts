import { setTimeout as sleep } from 'node:timers/promises';

/** How often something may happen, and by which clock. */
export interface Pace {
  readonly perSecond: number;
  /** Milliseconds that never go back. @default since the process started */
  readonly nowMs?: () => number;
  /** @default a timer */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * Spaces things out evenly, also when they are asked for at once.
 * @returns waits until it is one's turn; `weight` is how many turns one takes, 1 unless it says otherwise
 */
export function turnsOf({ perSecond, nowMs = () => performance.now(), wait = sleep }: Pace) {
  const intervalMs = 1000 / perSecond;
  let nextMs = 0;
  return async (weight = 1): Promise<void> => {
    const now = nowMs();
    const turnMs = Math.max(now, nextMs);
    nextMs = turnMs + intervalMs * weight;
    if (turnMs > now) await wait(turnMs - now);
  };
}
