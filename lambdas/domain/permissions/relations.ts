/** How residents stand to communities; rights come from the residents' table alone, and nobody who has no account there has any. */
import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Community } from '../communities/community.ts';
import { fold } from '../fold.ts';
import { Refusal } from '../refusal.ts';
import type { Mandate, Membership, Resident } from '../residents/resident.ts';

/** Absent while the account has no profile. */
type Someone = Resident | undefined;

/** What tells whose referents its referents are. */
export type CommunityIdentity = Pick<Community, 'communityId' | 'inseeCode' | 'name' | 'createdBy'>;

/** Whether the mandate makes its holder a referent of the community: by its neighbourhoods, or because they created it. */
export function covers(mandate: Mandate, holderId: string, community: CommunityIdentity): boolean {
  if (mandate.office !== 'referent' || mandate.inseeCode !== community.inseeCode) return false;
  if (mandate.neighbourhoods.length === 0 || community.createdBy === holderId) return true;
  const name = fold(community.name);
  return mandate.neighbourhoods.some((neighbourhood) => fold(neighbourhood) === name);
}

export function isReferentOf(someone: Someone, community: CommunityIdentity): boolean {
  return someone?.mandates.some((mandate) => covers(mandate, someone.residentId, community)) ?? false;
}

export function membershipIn(someone: Someone, communityId: string): Membership | undefined {
  return someone?.memberships.find((membership) => membership.communityId === communityId);
}

export function isActiveMember(someone: Someone, communityId: string): boolean {
  return membershipIn(someone, communityId)?.status === 'active';
}

/** @throws Refusal `not-a-member`, `membership-pending` or `membership-suspended` */
export function requireActiveMember(someone: Someone, communityId: string): Resident {
  const status = membershipIn(someone, communityId)?.status;
  if (!someone || status === undefined) throw new Refusal('not-a-member');
  if (status !== 'active') throw new Refusal(`membership-${status}`);
  return someone;
}

/** @throws Refusal `charter-not-accepted` */
export function requireCharter(someone: Someone): Resident {
  if (someone?.profile.acceptedCharter !== currentCharterVersion) throw new Refusal('charter-not-accepted');
  return someone;
}
