import { type Group, referentsOf } from '../communities/group.ts';
import type { Resident } from './resident.ts';

/** Where a resident is told: each community they are an active member of, and the referents of each municipality they are one of. */
export function groupsOf({ memberships, mandates }: Pick<Resident, 'memberships' | 'mandates'>): Group[] {
  const joined = memberships.filter(({ status }) => status === 'active');
  const relayed = mandates.filter(({ office }) => office === 'referent');
  return [
    ...joined.map(({ communityId, inseeCode }) => ({ groupId: communityId, inseeCode })),
    ...relayed.map(({ inseeCode }) => ({ groupId: referentsOf(inseeCode), inseeCode })),
  ];
}
