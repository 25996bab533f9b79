import type { Community } from '../communities/community.ts';
import type { Role, Someone } from '../permissions/roles.ts';
import { rolesTowardsAlert } from '../permissions/roles-towards-alert.ts';
import type { Alert } from './alert.ts';
import { rolesUnderProtocol } from './police-part.ts';
import { isKnownTo } from './visibility.ts';

/** What decides how someone meets an alert, besides the two of them. */
export interface Circumstances {
  /** The community where it was reported. */
  readonly origin: Community | undefined;
  /** Whether the municipality has a protocol in force with its police. */
  readonly policeTakePart: boolean;
}

/** The roles by which someone meets an alert: they are no member towards what members do not see, so that it does not exist for them. */
export function rolesUponMeeting(
  someone: Someone,
  alert: Alert,
  { origin, policeTakePart }: Circumstances,
): ReadonlySet<Role> {
  const { resident } = someone;
  const held = rolesUnderProtocol(rolesTowardsAlert(someone, alert, origin), resident, alert, policeTakePart);
  if (!resident || isKnownTo(resident, alert, held)) return held;
  return new Set([...held].filter((role) => role !== 'member'));
}
