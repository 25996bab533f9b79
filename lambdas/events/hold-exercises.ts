import middy from '@middy/core';
import { monthlyDueAt } from '../domain/exercises/monthly-due.ts';
import { turnsOf } from '../messaging/turns.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { positiveNumber } from '../runtime/numbers.ts';
import { holdExercises } from '../use-cases/exercises/hold-exercises.ts';

const environment = readEnvironment('hold-exercises');
const perSecond = positiveNumber(environment.EXERCISES_PER_SECOND);
const stores = openAlertStores(environment);

const hold = holdExercises({
  ...stores,
  dueAt: monthlyDueAt,
  takeTurn: turnsOf({ perSecond }),
  clock,
  newId,
});

/** Every quarter of an hour: looks where the monthly exercise is due. */
export const handler = middy().handler(async () => {
  const { held, unfinished, lapsed, missed, faults } = await hold();
  if (held > 0) logger.info('exercises held', { held, unfinished });
  for (const communityId of lapsed) logger.info('monthly exercise ended with its asker’s right', { communityId });
  if (missed > 0) logger.error('exercises missed', { missed });
  for (const fault of faults) logger.error('exercise not held', { fault: describeFault(fault) });
});
