import { createHash } from 'node:crypto';
import { doorOf } from './door.ts';
import type { Resident } from './resident.ts';

/**
 * The home that a resident speaks for: those who live behind one door count once. A digest of it, or of the resident where they gave
 * none; it differs from alert to alert, so that it tells nothing of a home elsewhere.
 */
export function householdOf({ residentId, profile }: Resident, { alertId }: { readonly alertId: string }): string {
  const door = doorOf(profile.address ?? '');
  const home = door === '' ? `resident ${residentId}` : `address ${door}`;
  return createHash('sha256').update(`${alertId} ${home}`).digest('hex');
}
