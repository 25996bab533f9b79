import middy from '@middy/core';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { syncing } from '../runtime/syncing.ts';
import { sweepSubscriptions } from '../use-cases/subscriptions/sweep-subscriptions.ts';

const sweep = sweepSubscriptions(syncing(readEnvironment('sweep-subscriptions')));

/** Every five minutes: carries out the choices that the stream did not. */
export const handler = middy().handler(async () => {
  for (const fault of await sweep()) logger.error('resident not synced', { fault: describeFault(fault) });
});
