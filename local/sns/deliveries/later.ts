/** Does something after a while; what is still to be done when everything stops is dropped. */
export type Later = (delayMs: number, run: () => unknown) => void;

export interface Schedule {
  readonly later: Later;
  stop(): void;
}

export function createSchedule(): Schedule {
  const timers = new Set<NodeJS.Timeout>();
  return {
    later: (delayMs, run) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, delayMs);
      timers.add(timer);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
