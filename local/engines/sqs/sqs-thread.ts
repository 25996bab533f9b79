import { buildApp } from 'fauxqs';
import * as z from 'zod';
import { type Listening, loopbackAddress } from '../../listen.ts';
import { serveThread } from '../serve-thread.ts';
import { openFauxqsStores } from './fauxqs-stores.ts';

const options = z.object({ port: z.number(), folder: z.string().optional(), region: z.string() });

/** fauxqs's own start listens on every address of the machine: this one builds its server and listens on the loopback. */
async function start({ port, folder, region }: z.infer<typeof options>): Promise<Listening> {
  const { stores, close } = await openFauxqsStores(folder);
  // Without a host of its own, a queue's URL carries the address that the request was sent to, which any client can reach.
  stores.sqsStore.host = '';
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  const endpoint = await app.listen({ port, host: loopbackAddress });
  return {
    endpoint,
    stop: async () => {
      await app.close();
      close();
    },
  };
}

await serveThread(options, start);
