import middy from '@middy/core';
import { readEnvironment } from '../runtime/environments.ts';
import { measureOldestPending } from '../runtime/metrics.ts';
import { pacedPublishing, tellReport } from '../runtime/publishing.ts';
import { sweepPostings } from '../use-cases/publishing/sweep-postings.ts';

const sweep = sweepPostings(pacedPublishing(readEnvironment('sweep-postings')));

/** Every minute: sends out what the streams did not. */
export const handler = middy().handler(async () => {
  const report = await sweep();
  tellReport(report);
  measureOldestPending(report.oldestPendingSeconds);
});
