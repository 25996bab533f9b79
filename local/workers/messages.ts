import type { Context } from 'aws-lambda';
import * as z from 'zod';

/** What a worker is started with. */
export interface WorkerOptions {
  readonly file: string;
}

/** One invocation: the event as JSON text, as Lambda hands it over, and the moment (ms since 1970) it must have ended. */
export interface Invocation {
  readonly payload: string;
  readonly deadline: number;
  readonly context: Omit<Context, `${'get' | 'done' | 'fail' | 'succeed'}${string}`>;
}

/** How an invocation ended, in Lambda's words. */
export const invocationOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), payload: z.string().optional() }),
  z.object({ kind: z.literal('error'), errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()) }),
]);
export type InvocationOutcome = z.infer<typeof invocationOutcome>;
