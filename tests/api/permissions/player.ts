import { currentCharterVersion } from '../../../contract/charter.ts';
import { type Client, createClient } from '../../../contract/client.ts';
import type { Platform } from '../../../local/platform.ts';
import type { Person } from '../../../local/story/person.ts';
import { residentIdOf } from '../../support/people.ts';

/** Someone who plays a role. */
export interface Player {
  /** The API as they call it. */
  readonly client: Client;
  readonly residentId: string;
}

/** Whoever has no token. */
export const nobody = ({ apiUrl }: Pick<Platform, 'apiUrl'>): Player => ({
  client: createClient({ baseUrl: apiUrl }),
  residentId: '',
});

/** Someone who accepted the charter and hears nothing by e-mail: there is much to tell in a walk. */
export async function asPlayer(person: Person): Promise<Player> {
  const { client } = person;
  await client.updateMe({ body: { charterVersion: currentCharterVersion } });
  await client.setChannel({ params: { channel: 'email' }, body: { enabled: false, minimumLevel: 'danger' } });
  return { client, residentId: await residentIdOf(person) };
}
