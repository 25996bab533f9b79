import { Refusal } from '../domain/refusal.ts';

/** How often a change is tried that others' saves get in the way of. */
export const triesAtMost = 3;

/** How often it is tried, and how long it waits before it is tried again. */
interface Patience {
  readonly triesAtMost: number;
  /** At the most; each wait is random and they grow up to this. */
  readonly longestWaitMs: number;
}

const amongFew: Patience = { triesAtMost, longestWaitMs: 0 };

/** For what a whole neighbourhood may do at the same moment: of those who meet, one gets through at a time. Four seconds in all. */
export const amongMany: Patience = { triesAtMost: 32, longestWaitMs: 250 };

const firstWaitMs = 10;

/**
 * Runs again what somebody else's save got in the way of.
 * @throws Refusal `changed-meanwhile` after as many tries
 */
export async function retryWhenChanged<Result>(
  run: () => Promise<Result>,
  { triesAtMost, longestWaitMs }: Patience = amongFew,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries === triesAtMost || !isChangedMeanwhile(error)) throw error;
    }
    await wait(Math.random() * Math.min(firstWaitMs * 2 ** tries, longestWaitMs));
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const isChangedMeanwhile = (error: unknown) => error instanceof Refusal && error.code === 'changed-meanwhile';
