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

/** Whether the change is one that SNS, or the counts of a group, must follow. */
function choosesAnew(before: Resident, after: Resident): boolean {
  const choicesOf = ({ memberships, mandates, channels, devices, relatives }: Resident) => ({
    memberships,
    referentIn: mandates.flatMap(({ office, inseeCode }) => (office === 'referent' ? [inseeCode] : [])).sort(),
    channels,
    devices,
    relatives: relatives.map(({ relativeId, phone, status, failure }) => ({ relativeId, phone, status, failure })),
  });
  return !isDeepStrictEqual(choicesOf(before), choicesOf(after));
}
