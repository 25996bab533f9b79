/** Who may do what; rights come from the residents' table alone, and nobody who has no account there has any. */
import { currentCharterVersion } from '../../contract/charter.ts';
import type { Community } from './community.ts';
import { fold } from './fold.ts';
import { Refusal } from './refusal.ts';
import type { Mandate, Membership, Resident } from './resident.ts';

/** The resident who calls; absent while their account has no profile. */
type Someone = Resident | undefined;

type CommunityIdentity = Pick<Community, 'communityId' | 'inseeCode' | 'name' | 'createdBy'>;

/** Of its police or its town hall. */
export function isOfficerOf(someone: Someone, inseeCode: string): boolean {
  return mandatesIn(someone, inseeCode).some((mandate) => mandate.office !== 'referent');
}

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

/**
 * Whether they admit its members and moderate it: its officers, and its referents unless they are themselves suspended from it,
 * else a suspended referent would lift their own suspension.
 */
export function tends(someone: Someone, community: CommunityIdentity): boolean {
  if (isOfficerOf(someone, community.inseeCode)) return true;
  return isReferentOf(someone, community) && membershipIn(someone, community.communityId)?.status !== 'suspended';
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

/** @throws Refusal `referent-only` */
export function requireTender(someone: Someone, community: CommunityIdentity): void {
  if (!tends(someone, community)) throw new Refusal('referent-only');
}

/** Whoever may create communities in a municipality. @throws Refusal `referent-only` */
export function requireCreator(someone: Someone, inseeCode: string): void {
  if (mandatesIn(someone, inseeCode).length === 0) throw new Refusal('referent-only');
}

/** Whoever may say who its officers are: its town hall, and the operator. @throws Refusal `town-hall-only` */
export function requireTownHall(someone: Someone, { operator }: { operator: boolean }, inseeCode: string): void {
  if (!operator && !isTownHallOf(someone, inseeCode)) throw new Refusal('town-hall-only');
}

/** Whoever may commit the municipality itself: not even the operator. @throws Refusal `own-town-hall-only` */
export function requireOwnTownHall(someone: Someone, inseeCode: string): void {
  if (!isTownHallOf(someone, inseeCode)) throw new Refusal('own-town-hall-only');
}

/** @throws Refusal `officer-only` */
export function requireOfficer(someone: Someone, inseeCode: string): void {
  if (!isOfficerOf(someone, inseeCode)) throw new Refusal('officer-only');
}

function isTownHallOf(someone: Someone, inseeCode: string): boolean {
  return mandatesIn(someone, inseeCode).some(({ office }) => office === 'town-hall');
}

function mandatesIn(someone: Someone, inseeCode: string): readonly Mandate[] {
  return someone?.mandates.filter((mandate) => mandate.inseeCode === inseeCode) ?? [];
}
