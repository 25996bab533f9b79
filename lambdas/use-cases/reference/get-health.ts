import type { referenceOperations } from '../../../contract/operations/reference.ts';
import type { UseCase } from '../use-case.ts';

/** That it answers is the answer: what it depends on has alarms of its own. */
export const getHealth = (): UseCase<typeof referenceOperations.getHealth> => async () => ({ status: 'ok' });
