import startServer from 'aws-ses-v2-local';
import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js';
import * as z from 'zod';
import { closeServer, endpointOf, type Listening, loopbackAddress } from '../../listen.ts';
import { serveThread, type ThreadPort } from '../serve-thread.ts';

const options = z.object({ port: z.number() });

/** The engine does not keep the tags of what it is sent. */
const taggedRequest = z.object({
  body: z.object({ EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })) }),
});

const tagsOf = (request: unknown) =>
  (taggedRequest.safeParse(request).data?.body.EmailTags ?? []).map(({ Name, Value }) => ({
    name: Name,
    value: Value,
  }));

/**
 * The engine keeps what is sent and tells nobody: what it has kept is handed over and dropped as it answers a request, before it
 * turns to another one.
 */
async function start({ port }: z.infer<typeof options>, platform: ThreadPort): Promise<Listening> {
  const server = await startServer.default({ port, host: loopbackAddress });
  const { emails: kept } = getStoreReadonly();
  server.on('request', (request, response) => {
    response.once('prefinish', () => {
      const emails = kept.splice(0).map((email) => ({ ...email, tags: tagsOf(request) }));
      if (emails.length > 0) {
        platform.send({ kind: 'sent', emails });
      }
    });
  });
  return { endpoint: endpointOf(server), stop: () => closeServer(server) };
}

await serveThread(options, start);
