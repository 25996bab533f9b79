import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { FunctionError } from './function-error.ts';
import type { LocalFunction } from './local-function.ts';
import { type Invocation, invocationOutcome } from './messages.ts';

/** One execution environment of a function: it runs one invocation at a time and stays warm in between. */
export interface FunctionWorker {
  /** @throws FunctionError when the function throws, takes too long or ends its thread */
  invoke(event: unknown): Promise<unknown>;
  /** A worker that timed out or ended serves no more. */
  isUsable(): boolean;
  stop(): Promise<void>;
}

/** Starts a thread with the function's own environment. */
export function startFunctionWorker(definition: LocalFunction): FunctionWorker {
  const worker = new Worker(new URL('worker-thread.ts', import.meta.url), {
    workerData: { file: definition.file },
    env: environmentOf(definition),
    stdout: true,
    stderr: true,
  });
  let usable = true;
  const retire = (): void => {
    usable = false;
  };
  // Listening for good: an error between two invocations ends this worker and nothing else.
  worker.on('error', retire).on('exit', retire);
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.on('data', (output: Buffer) => definition.onOutput?.(output.toString()));
  }
  return {
    invoke: (event) =>
      invokeInWorker(worker, definition, event, () => {
        retire();
        void worker.terminate();
      }),
    isUsable: () => usable,
    stop: async () => void (await worker.terminate()),
  };
}

function environmentOf({ name, memoryMb, environment }: LocalFunction): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    TZ: ':UTC',
    ...environment,
  };
}

function invokeInWorker(
  worker: Worker,
  definition: LocalFunction,
  event: unknown,
  onTimeout: () => void,
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const fail = (errorType: string, message: string, trace?: readonly string[]): void =>
    reject(new FunctionError(definition.name, errorType, message, trace));
  const onMessage = (message: unknown): void => {
    const outcome = invocationOutcome.parse(message);
    if (outcome.kind === 'error') {
      fail(outcome.errorType, outcome.errorMessage, outcome.trace);
    } else {
      resolve(outcome.payload === undefined ? null : JSON.parse(outcome.payload));
    }
  };
  const onError = (error: unknown): void => fail('Runtime.UnhandledError', error instanceof Error ? error.message : '');
  const onExit = (): void => fail('Runtime.ExitError', 'Runtime exited before it answered');
  const timer = setTimeout(() => {
    fail('Sandbox.Timedout', `Task timed out after ${definition.timeoutSeconds.toFixed(2)} seconds`);
    onTimeout();
  }, definition.timeoutSeconds * 1000);
  worker.once('message', onMessage).once('error', onError).once('exit', onExit);
  worker.postMessage(invocationOf(definition, event));
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}

function invocationOf({ name, arn, memoryMb, timeoutSeconds }: LocalFunction, event: unknown): Invocation {
  return {
    payload: JSON.stringify(event ?? null),
    deadline: Date.now() + timeoutSeconds * 1000,
    context: {
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: String(memoryMb),
      awsRequestId: randomUUID(),
      logGroupName: `/aws/lambda/${name}`,
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: true,
    },
  };
}
