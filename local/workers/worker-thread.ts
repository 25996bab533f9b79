import { parentPort, workerData } from 'node:worker_threads';
import { type Handler, loadHandler } from './load-handler.ts';
// Types alone: every thread would load the parser anew, and it is the platform itself that speaks here.
import type { Invocation, InvocationOutcome, WorkerOptions } from './messages.ts';

/** Errors while loading are the answer to the first invocation, as on Lambda. */
function load(file: string): Handler {
  try {
    return loadHandler(file);
  } catch (error) {
    return () => Promise.reject(error);
  }
}

async function run(handler: Handler, { payload, deadline, context }: Invocation): Promise<InvocationOutcome> {
  try {
    const getRemainingTimeInMillis = (): number => Math.max(0, deadline - Date.now());
    const result: unknown = await handler(JSON.parse(payload), { ...context, getRemainingTimeInMillis });
    return { kind: 'result', payload: JSON.stringify(result) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** What is thrown may be anything. */
function outcomeOf(error: unknown): InvocationOutcome {
  return error instanceof Error
    ? { kind: 'error', errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { kind: 'error', errorType: typeof error, errorMessage: String(error), trace: [] };
}

const { file }: WorkerOptions = workerData;
const handler = load(file);

parentPort?.on('message', (message: Invocation) => {
  void run(handler, message).then((outcome) => parentPort?.postMessage(outcome));
});
