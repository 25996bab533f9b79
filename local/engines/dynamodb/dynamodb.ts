import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Listening, loopbackAddress } from '../../listen.ts';
import { findDynoxide } from './find-dynoxide.ts';
import { startWatchedProcess } from './watched-process.ts';

/** What DynamoDB needs to start. */
export interface DynamoDbOptions {
  /** @default a free port */
  readonly port?: number;
  /** The file that keeps the tables and their streams; its process id is kept beside it. @default memory */
  readonly path?: string;
  /** An engine that runs already, used instead of ours. @default the variable DYNAMODB_ENDPOINT */
  readonly externalEndpoint?: string | undefined;
}

/**
 * Starts DynamoDB with its streams (dynoxide), or uses the engine that DYNAMODB_ENDPOINT names.
 * @throws when this machine has neither
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<Listening> {
  const external = 'externalEndpoint' in options ? options.externalEndpoint : process.env.DYNAMODB_ENDPOINT;
  if (external !== undefined) {
    return { endpoint: external, stop: async () => undefined };
  }
  const port = options.port === undefined || options.port === 0 ? await findFreePort() : options.port;
  const { path } = options;
  const stop = await startWatchedProcess({
    command: findDynoxide(),
    args: ['--port', String(port), '--host', loopbackAddress, ...(path === undefined ? [] : ['--db-path', path])],
    ...(path === undefined ? {} : { pidFile: `${path}.pid` }),
  });
  const endpoint = `http://${loopbackAddress}:${port}`;
  await answering(endpoint);
  return { endpoint, stop };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, loopbackAddress);
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const readyDeadlineMs = 5_000;
const readyPollMs = 10;

async function answering(endpoint: string): Promise<void> {
  const deadline = Date.now() + readyDeadlineMs;
  while (!(await fetch(endpoint).then(drained, () => false))) {
    if (Date.now() > deadline) {
      throw new Error(`DynamoDB does not answer at ${endpoint}`);
    }
    await wait(readyPollMs);
  }
}

async function drained(response: Response): Promise<boolean> {
  await response.arrayBuffer();
  return true;
}
