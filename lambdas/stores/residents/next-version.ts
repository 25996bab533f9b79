import { isDeepStrictEqual } from 'node:util';
import type { Resident } from '../../domain/residents/resident.ts';
import type { SaveEffects } from './residents.ts';

/** What a save stores: one version on, and marked as unsynced from the first choice that SNS does not know of yet. */
export function nextVersion(
  before: Resident,
  after: Resident,
  { synced, dueAgainMs, unsynced }: SaveEffects,
): Resident {
  const { unsyncedSinceMs: _, ...saved } = { ...after, version: before.version + 1 };
  const unsyncedSinceMs = synced ? dueAgainMs : waitingSince(before, after, unsynced);
  return unsyncedSinceMs === undefined ? saved : { ...saved, unsyncedSinceMs };
}

/** The first choice counts; what was to come goes before it only once its time has come. */
function waitingSince(before: Resident, after: Resident, unsynced: SaveEffects['unsynced']): number | undefined {
  const present = before.unsyncedSinceMs;
  if (!unsynced && !choosesAnew(before, after)) return present;
  return Math.min(present ?? Number.POSITIVE_INFINITY, Date.now());
}

/** Whether the change is one that SNS, or the counts of a group, must follow. */
function choosesAnew(before: Resident, after: Resident): boolean {
  const choicesOf = ({ memberships, mandates, channels, devices, relatives, absence }: Resident) => ({
    memberships,
    referentIn: mandates.flatMap(({ office, inseeCode }) => (office === 'referent' ? [inseeCode] : [])).sort(),
    channels,
    devices,
    relatives: relatives.map(({ relativeId, phone, status, failure }) => ({ relativeId, phone, status, failure })),
    absence,
  });
  return !isDeepStrictEqual(choicesOf(before), choicesOf(after));
}
