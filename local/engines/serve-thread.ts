import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import type { Listening } from '../listen.ts';

/** How a thread talks with the platform that started it. */
export interface ThreadPort {
  send(message: unknown): void;
}

const stopMessage = z.object({ kind: z.literal('stop') });

/** Runs an engine in this thread: says where it listens, hands over what it is told, and ends when it is asked to. */
export async function serveThread<Options>(
  schema: z.ZodType<Options>,
  start: (options: Options, port: ThreadPort) => Promise<Listening & { receive?: (message: unknown) => void }>,
): Promise<void> {
  const port = parentPort;
  if (port === null) {
    throw new Error('An engine is started from the platform');
  }
  const engine = await start(schema.parse(workerData), { send: (message) => port.postMessage(message) });
  port.on('message', (message: unknown) => {
    if (stopMessage.safeParse(message).success) {
      void engine.stop().then(() => port.close());
    } else {
      engine.receive?.(message);
    }
  });
  port.postMessage({ kind: 'ready', endpoint: engine.endpoint });
}
