import middy from '@middy/core';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { measureOldestPending, measureOutcomes } from '../runtime/metrics.ts';
import { publishing } from '../runtime/publishing.ts';
import { sweepPostings } from '../use-cases/sweep-postings.ts';

const sweep = sweepPostings(publishing(readEnvironment('sweep-postings')));

/** Every minute: publishes what the stream did not. */
export const handler = middy().handler(async () => {
  const { outcomes, oldestPendingSeconds, faults } = await sweep();
  for (const fault of faults) logger.error('posting not published', { fault: describeFault(fault) });
  measureOutcomes(outcomes);
  measureOldestPending(oldestPendingSeconds);
});
