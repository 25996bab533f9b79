import type { Alert } from '../alerts/alert.ts';
import { communitiesInCommon, isAddressedReferent, wasPostedIn } from '../alerts/alert-state.ts';
import type { Community } from '../communities/community.ts';
import { type Role, rolesOf, type Someone } from './roles.ts';

/**
 * Every role of someone who is signed in, towards an alert. Its referents are those of the community where it was reported: what
 * officers send has none. Whoever it was sent to is a `member`, the referents of the municipality too when it went to them.
 * @param origin the community where it was reported
 */
export function rolesTowardsAlert(someone: Someone, alert: Alert, origin: Community | undefined): ReadonlySet<Role> {
  const held = new Set(rolesOf(someone, origin ?? { inseeCode: alert.inseeCode }));
  const { resident } = someone;
  if (!origin && held.delete('referent')) held.add('referent-elsewhere');
  if (!resident) return held;
  if (communitiesInCommon(resident, alert).length > 0 || isAddressedReferent(resident, alert)) held.add('member');
  for (const membership of resident.memberships)
    if (membership.status !== 'active' && wasPostedIn(alert, membership)) held.add(membership.status);
  return held;
}
