/** The part of the police: without a protocol in force with their municipality they act and send, but receive nothing. */

import type { Role } from '../permissions/roles.ts';
import type { Resident } from '../residents/resident.ts';
import type { Alert } from './alert.ts';
import { isBy } from './draft-alert.ts';

/** The roles by which someone is let in to what happens in a community. @param held roles towards it */
export function rolesToReceive(held: ReadonlySet<Role>, policeReceive: boolean): ReadonlySet<Role> {
  return policeReceive ? held : new Set([...held].filter((role) => role !== 'police'));
}

/** The roles by which someone meets an alert: of what the police sent themselves their office stays. @param held roles towards the alert */
export function rolesUnderProtocol(
  held: ReadonlySet<Role>,
  resident: Resident | undefined,
  alert: Pick<Alert, 'author'>,
  policeTakePart: boolean,
): ReadonlySet<Role> {
  return rolesToReceive(held, policeTakePart || (resident !== undefined && isBy(alert, resident.residentId)));
}
