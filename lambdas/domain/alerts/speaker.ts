import type { Role } from '../permissions/roles.ts';
import type { Resident } from '../residents/resident.ts';
import type { Author } from './alert.ts';

/** The rights under which one speaks of an alert, the weightiest first. */
const rights = ['police', 'town-hall', 'referent'] as const;

/** Someone who does something with an alert, under the weightiest right that they hold towards it. */
export function speakerTowards(
  { residentId, profile }: Resident,
  held: ReadonlySet<Role>,
  { hidden = false } = {},
): Author {
  const kind = rights.find((right) => held.has(right)) ?? 'resident';
  return { residentId, kind, name: profile.name, hidden };
}

/** As the history names them. */
export const actorOf = ({ residentId, kind }: Pick<Author, 'residentId' | 'kind'>) => ({ residentId, kind });
