import type { Alert } from './alert.ts';
import type { Role } from './permissions/roles.ts';
import type { Resident } from './resident.ts';

/**
 * The roles by which someone meets an alert: without a protocol in force the police receive nothing, so that their office opens to
 * them only what they sent themselves.
 * @param held roles towards the alert
 */
export function rolesUnderProtocol(
  held: ReadonlySet<Role>,
  resident: Resident | undefined,
  { author }: Pick<Alert, 'author'>,
  policeTakePart: boolean,
): ReadonlySet<Role> {
  if (policeTakePart || author.residentId === resident?.residentId) return held;
  return new Set([...held].filter((role) => role !== 'police'));
}
