import { createHash } from 'node:crypto';
import { fold } from './fold.ts';
import type { Resident } from './resident.ts';

/**
 * The home that a resident speaks for: those who live together count once. A digest of the address, or of the resident where they gave
 * none; it differs from alert to alert, so that it tells nothing of a home elsewhere.
 */
export function householdOf({ residentId, profile }: Resident, { alertId }: { readonly alertId: string }): string {
  const address = fold(profile.address ?? '');
  const home = address === '' ? `resident ${residentId}` : `address ${address}`;
  return createHash('sha256').update(`${alertId} ${home}`).digest('hex');
}
