import * as z from 'zod';

/** What a worker is started with. */
export const workerOptions = z.object({ file: z.string() });

const context = z.object({
  functionName: z.string(),
  functionVersion: z.string(),
  invokedFunctionArn: z.string(),
  memoryLimitInMB: z.string(),
  awsRequestId: z.string(),
  logGroupName: z.string(),
  logStreamName: z.string(),
  callbackWaitsForEmptyEventLoop: z.boolean(),
});

/** One invocation: the event as JSON text, as Lambda hands it over. */
export const invocation = z.object({ payload: z.string(), deadline: z.number(), context });
export type Invocation = z.infer<typeof invocation>;

/** How an invocation ended, in Lambda's words. */
export const invocationOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), payload: z.string().optional() }),
  z.object({ kind: z.literal('error'), errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }),
]);
export type InvocationOutcome = z.infer<typeof invocationOutcome>;
