import type { Alert } from './alert.ts';
import { communitiesInCommon } from './alert-state.ts';
import type { Role } from './permissions/roles.ts';
import { Refusal } from './refusal.ts';
import type { Resident } from './resident.ts';
import { viewpointOf } from './visibility.ts';

/**
 * The community by which someone is a neighbour of those who were sent an alert. Whoever flagged it still meets it once it is hidden.
 * @param held roles towards the alert
 * @throws Refusal `alert-not-found` to whoever does not see it, `not-a-member`
 */
export function requireNeighbour(resident: Resident, alert: Alert, held: ReadonlySet<Role>): string {
  const hasFlagged = alert.moderation.flags.some(({ residentId }) => residentId === resident.residentId);
  if (!hasFlagged && !viewpointOf(resident, alert, held)) throw new Refusal('alert-not-found');
  const [communityId] = communitiesInCommon(resident, alert);
  if (communityId === undefined) throw new Refusal('not-a-member');
  return communityId;
}
