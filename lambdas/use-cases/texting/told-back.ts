import type { ProblemCode } from '../../../contract/problems.ts';
import { Refusal } from '../../domain/refusal.ts';

/** What may pass when it is tried again: the SMS waits in its queue meanwhile. */
const passing: ReadonlySet<ProblemCode> = new Set(['changed-meanwhile', 'unavailable', 'internal']);

/** Runs it, and says a refusal back to whoever wrote. @throws what may pass later, and every fault */
export async function toldBack<Answer extends string | undefined>(
  run: () => Promise<Answer>,
  say: (refusal: Refusal) => string,
): Promise<Answer | string> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || passing.has(error.code)) throw error;
    return say(error);
  }
}
