import * as z from 'zod/mini';
import { readEnvironment } from '../runtime/environments.ts';
import { consumeStream, type ItemChange } from '../runtime/stream.ts';
import { syncing } from '../runtime/syncing.ts';

const { sync, release } = syncing(readEnvironment('sync-subscriptions'));

const holder = z.object({ residentId: z.object({ S: z.string() }) });

/** From the stream of residents: brings subscriptions in line, and takes phones and devices from those who lost them. */
export const handler = consumeStream({
  // The present state says all of a resident; of a phone or device, only the change says who had it.
  oncePer: (change) => `${change.pk} ${formerHolderOf(change) ?? ''}`,
  consume: async (change) => {
    const [kind, id = ''] = change.pk.split('#');
    if (kind === 'RESIDENT') await sync(id);
    const formerHolder = formerHolderOf(change);
    if (formerHolder) await release(formerHolder);
  },
});

/** Who held a phone or device before this change. */
function formerHolderOf({ pk, before }: ItemChange): string | undefined {
  return pk.startsWith('ENDPOINT#') && before ? z.parse(holder, before).residentId.S : undefined;
}
