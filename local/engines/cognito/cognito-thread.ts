import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { createServer as createCognitoServer } from 'cognito-local/lib/server/server.js';
import * as z from 'zod';
import { type Listening, listen } from '../../listen.ts';
import { serveThread, type ThreadPort } from '../serve-thread.ts';
import { openCognitoStore } from './cognito-store.ts';
import { createPlatformCalls } from './platform-calls.ts';
import { createRouter } from './router.ts';
import { createServices, type EngineLogger } from './services.ts';

const options = z.object({
  port: z.number(),
  path: z.string().optional(),
  triggers: z.record(z.string(), z.string()),
});

/** The engine logs passwords and codes: none of it is kept. */
function silentLogger(): EngineLogger {
  const engineRequire = createRequire(createRequire(import.meta.url).resolve('cognito-local/lib/server/server.js'));
  return engineRequire('pino')({ level: 'silent' });
}

async function start(
  { port, path, triggers }: z.infer<typeof options>,
  platform: ThreadPort,
): Promise<Listening & { receive: (message: unknown) => void }> {
  const calls = createPlatformCalls(platform);
  const store = openCognitoStore(path);
  const logger = silentLogger();
  const server = createServer();
  const { endpoint, stop } = await listen(server, port);
  // Tokens name the address as their issuer, and a free port is known only now.
  const services = await createServices({ issuer: endpoint, triggers, calls, store, logger });
  server.on('request', createCognitoServer(createRouter(services), logger, {}, services).application);
  return { endpoint, receive: calls.receive, stop: () => stop().then(store.close) };
}

await serveThread(options, start);
