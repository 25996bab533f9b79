import { Refusal } from '../domain/refusal.ts';

/** How often a change is tried that others' saves get in the way of. */
export const triesAtMost = 3;

/** Runs again what somebody else's save got in the way of. @throws Refusal `changed-meanwhile` after three tries */
export async function retryWhenChanged<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run();
    } catch (error) {
      if (tries === triesAtMost || !isChangedMeanwhile(error)) throw error;
    }
  }
}

export const isChangedMeanwhile = (error: unknown) => error instanceof Refusal && error.code === 'changed-meanwhile';
