/** Times one handler of reports, `framed` or `raw`, and prints the microseconds of its early calls and of its hot ones. */
import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import { alertsOperations } from '../../contract/operations/alerts.ts';
import { alertView } from '../../lambdas/domain/alerts/alert-view.ts';
import { serve } from '../../lambdas/http/serve.ts';
import { anAlert } from '../../tests/unit/support/an-alert.ts';
import { anEvent } from '../../tests/unit/support/an-event.ts';
import { rawZod } from '../floor/raw-zod.ts';
import { aReport } from '../world/a-report.ts';

const earlyCalls = 20;
const warmUpCalls = 20_000;
const hotCalls = 20_000;
const microsecondsPerMs = 1_000;

const { reportAlert } = alertsOperations;
const { origin, ...alert } = anAlert();
const communityId = origin?.communityId ?? '';
const answer = alertView(alert, {
  language: 'fr',
  now: new Date(alert.reportedAt),
  viewpoint: 'author',
  communityId,
  policeTakePart: true,
});
const framed = serve({ reportAlert }, { reportAlert: async () => answer });
const context = {} as Context;
const variants = { framed: (event: typeof request) => framed(event, context), raw: rawZod(answer) };

const request = anEvent(reportAlert, {
  params: { communityId },
  headers: { 'idempotency-key': randomUUID(), 'accept-language': 'fr' },
  body: JSON.stringify(aReport()),
  claims: { sub: randomUUID() },
});

const call = variants[process.argv[2] === 'framed' ? 'framed' : 'raw'];

async function microsecondsEach(calls: number): Promise<number> {
  const startedMs = performance.now();
  for (let done = 0; done < calls; done += 1) await call(request);
  return ((performance.now() - startedMs) * microsecondsPerMs) / calls;
}

await call(request);
const early = await microsecondsEach(earlyCalls);
await microsecondsEach(warmUpCalls);
console.log(JSON.stringify({ early, hot: await microsecondsEach(hotCalls) }));
