import startServer from 'aws-ses-v2-local';
import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js';
import * as z from 'zod';
import { closeServer, endpointOf, type Listening, LOOPBACK } from '../../listen.ts';
import { serveThread, type ThreadPort } from '../serve-thread.ts';

const options = z.object({ port: z.number() });

/** The engine keeps what is sent and tells nobody: after each request, what it has kept is handed over and dropped. */
async function start({ port }: z.infer<typeof options>, platform: ThreadPort): Promise<Listening> {
  const server = await startServer.default({ port, host: LOOPBACK });
  const { emails: kept } = getStoreReadonly();
  server.on('request', (_request, response) => {
    response.once('finish', () => {
      const emails = kept.splice(0);
      if (emails.length > 0) {
        platform.send({ kind: 'sent', emails });
      }
    });
  });
  return { endpoint: endpointOf(server), stop: () => closeServer(server) };
}

await serveThread(options, start);
