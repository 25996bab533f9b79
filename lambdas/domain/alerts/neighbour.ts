import { Refusal } from '../refusal.ts';
import type { Resident } from '../residents/resident.ts';
import type { Alert } from './alert.ts';
import { communitiesInCommon } from './alert-state.ts';

/** The community by which someone is a neighbour of those who were sent an alert. @throws Refusal `not-a-member` */
export function requireNeighbour(resident: Resident, alert: Alert): string {
  const [communityId] = communitiesInCommon(resident, alert);
  if (communityId === undefined) throw new Refusal('not-a-member');
  return communityId;
}
