import type { Role } from '../permissions/roles.ts';
import type { Resident } from '../residents/resident.ts';
import type { Alert } from './alert.ts';
import { isAddressedReferent, wasPublished } from './alert-state.ts';
import { longestVisibleMs } from './life.ts';

/** As what someone reads an alert: each sees all that the next one sees, the author apart. */
export type Viewpoint = 'officer' | 'moderator' | 'author' | 'neighbour';

/**
 * As what a resident may read an alert; nothing when they may not. Officers read all, its referents what happens in their community,
 * authors their own, and neighbours what is published, meant for them and not hidden.
 * @param held roles towards the alert
 */
export function viewpointOf(resident: Resident, alert: Alert, held: ReadonlySet<Role>): Viewpoint | undefined {
  if (held.has('police') || held.has('town-hall')) return 'officer';
  if (held.has('referent')) return 'moderator';
  if (alert.author.residentId === resident.residentId) return 'author';
  const isShown = wasPublished(alert) && !alert.moderation.hidden;
  return held.has('member') && isShown && isMeantFor(resident, alert) ? 'neighbour' : undefined;
}

/** Whether an alert exists for a resident: they may read it, or flagged it while they could. */
export function isKnownTo(resident: Resident, alert: Alert, held: ReadonlySet<Role>): boolean {
  const hasFlagged = alert.moderation.flags.some(({ residentId }) => residentId === resident.residentId);
  return hasFlagged || viewpointOf(resident, alert, held) !== undefined;
}

/** What only officers and referents read reaches nobody else, even when it was sent to the referents. */
function isMeantFor(resident: Resident, alert: Alert): boolean {
  return alert.readers === 'neighbours' || isAddressedReferent(resident, alert);
}

/** Neighbours find an alert for a week from its report on, expired or not; whoever is in charge of it, and its author, as long as it is kept. */
export function isGone({ reportedAt }: Pick<Alert, 'reportedAt'>, viewpoint: Viewpoint, now: Date): boolean {
  return viewpoint === 'neighbour' && now.getTime() - Date.parse(reportedAt) >= longestVisibleMs;
}
