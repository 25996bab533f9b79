import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { Listening } from '../listen.ts';

/** What every engine in a thread says first, and what it is told last. */
const readyMessage = z.object({ kind: z.literal('ready'), endpoint: z.string() });

/** An engine that runs in its own thread, so that it neither slows the platform down nor outlives it. */
export interface EngineThread extends Listening {
  send(message: unknown): void;
}

/**
 * Starts a thread and waits until its engine listens; `receive` gets everything it says afterwards.
 * @throws when the engine fails to start
 */
export async function startEngineThread(
  file: URL,
  options: unknown,
  receive: (message: unknown) => void = () => undefined,
): Promise<EngineThread> {
  const worker = new Worker(file, { workerData: options });
  const [first]: unknown[] = await once(worker, 'message');
  const { endpoint } = readyMessage.parse(first);
  worker.on('message', receive);
  return {
    endpoint,
    send: (message) => worker.postMessage(message),
    stop: async () => {
      const ended = once(worker, 'exit');
      worker.postMessage({ kind: 'stop' });
      await ended;
    },
  };
}
