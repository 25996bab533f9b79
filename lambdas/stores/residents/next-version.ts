import { isDeepStrictEqual } from 'node:util';
import type { Resident } from '../../domain/resident.ts';
import type { SaveEffects } from './residents.ts';

/** What a save stores: one version on, and marked as unsynced from the first choice that SNS does not know of yet. */
export function nextVersion(before: Resident, after: Resident, { synced }: SaveEffects): Resident {
  const { unsyncedSinceMs: _, ...saved } = { ...after, version: before.version + 1 };
  if (synced) return saved;
  const unsyncedSinceMs = before.unsyncedSinceMs ?? (choosesAnew(before, after) ? Date.now() : undefined);
  return unsyncedSinceMs === undefined ? saved : { ...saved, unsyncedSinceMs };
}

/** Whether the change is one that SNS, or the counts of a community, must follow. */
function choosesAnew(before: Resident, after: Resident): boolean {
  const choicesOf = ({ memberships, channels, devices }: Resident) => ({ memberships, channels, devices });
  return !isDeepStrictEqual(choicesOf(before), choicesOf(after));
}
