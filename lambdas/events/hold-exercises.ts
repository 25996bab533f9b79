import middy from '@middy/core';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { monthlyDueAt } from '../domain/monthly-due.ts';
import { turnsOf } from '../messaging/turns.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { holdExercises } from '../use-cases/hold-exercises.ts';

const environment = readEnvironment('hold-exercises');
const perSecond = z.parse(z.coerce.number().check(z.positive()), environment.EXERCISES_PER_SECOND);
const stores = openStores(environment);

const hold = holdExercises({
  ...stores,
  alerts: dynamoAlertStore(stores.database, {
    alerts: environment.ALERTS_TABLE,
    residents: environment.RESIDENTS_TABLE,
  }),
  dueAt: monthlyDueAt,
  takeTurn: turnsOf({ perSecond }),
  clock,
  newId: (now: Date) => ulid(now.getTime()),
});

/** Every quarter of an hour: looks where the monthly exercise is due. */
export const handler = middy().handler(async () => {
  const { held, unfinished, lapsed, missed, faults } = await hold();
  if (held > 0) logger.info('exercises held', { held, unfinished });
  for (const communityId of lapsed) logger.info('monthly exercise ended with its asker’s right', { communityId });
  if (missed > 0) logger.error('exercises missed', { missed });
  for (const fault of faults) logger.error('exercise not held', { fault: describeFault(fault) });
});
