/** How often to look for something new. */
export interface Pace {
  /** Waits for the next look: a little after activity, longer once nothing happens, not at all after a nudge. */
  rest(): Promise<void>;
  /** Something happened, or is about to: look now, and often for a while. */
  nudge(): void;
}

/** Durations of a pace. */
export interface PaceTiming {
  readonly activeMs: number;
  readonly idleMs: number;
  /** How long a nudge keeps the pace quick. */
  readonly activeForMs: number;
}

/** Quick enough for a person not to notice, slow enough for an idle laptop to rest. */
export const streamTiming: PaceTiming = { activeMs: 25, idleMs: 250, activeForMs: 1_000 };

/** Starts quick. */
export function createPace({ activeMs, idleMs, activeForMs }: PaceTiming): Pace {
  let activeUntil = Date.now() + activeForMs;
  let nudged = false;
  let wake: () => void = () => undefined;
  return {
    rest: async () => {
      if (!nudged) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, Date.now() < activeUntil ? activeMs : idleMs);
        wake = resolve;
        await promise;
        clearTimeout(timer);
      }
      nudged = false;
    },
    nudge: () => {
      activeUntil = Date.now() + activeForMs;
      nudged = true;
      wake();
    },
  };
}
