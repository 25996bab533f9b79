/** How a membership starts, is decided and ends. Each rule gives back the very resident it was given when nothing changes. */
import type { Community } from './community.ts';
import { isOfficerOf, isReferentOf, membershipIn, requireCharter } from './permissions.ts';
import { Refusal } from './refusal.ts';
import type { Membership, Resident } from './resident.ts';

const mostCommunities = 10;

/**
 * Asks to join: a referent or an officer is admitted at once, anyone else awaits a decision. Asking again changes nothing.
 * @throws Refusal `charter-not-accepted`, `membership-suspended` or `too-many-communities`
 */
export function join(someone: Resident | undefined, community: Community, now: Date): Resident {
  const resident = requireCharter(someone);
  const { communityId, inseeCode } = community;
  const present = membershipIn(resident, communityId);
  if (present?.status === 'suspended') throw new Refusal('membership-suspended');
  const status = isReferentOf(resident, community) || isOfficerOf(resident, inseeCode) ? 'active' : 'pending';
  if (present) return present.status === 'pending' ? withStatus(resident, present, status) : resident;
  if (resident.memberships.length >= mostCommunities) throw new Refusal('too-many-communities');
  const membership: Membership = { communityId, inseeCode, status, requestedAt: now.toISOString() };
  return { ...resident, memberships: [...resident.memberships, membership] };
}

/**
 * Leaves at once; whoever is suspended stays so, or they would come back clean.
 * @throws Refusal `membership-not-found` or `membership-suspended`
 */
export function leave(resident: Resident, communityId: string): Resident {
  const present = requireMembership(resident, communityId);
  if (present.status === 'suspended') throw new Refusal('membership-suspended');
  return without(resident, present);
}

export type Decision = 'active' | 'refused' | 'suspended';

/**
 * Admits, refuses or suspends. Only a request that still waits can be refused.
 * @throws Refusal `membership-not-found`, `changed-meanwhile` when the request to refuse was decided already
 */
export function decide(resident: Resident, communityId: string, decision: Decision): Resident {
  const present = requireMembership(resident, communityId);
  if (decision !== 'refused') return withStatus(resident, present, decision);
  if (present.status !== 'pending') throw new Refusal('changed-meanwhile');
  return without(resident, present);
}

/** @throws Refusal `membership-not-found` */
export function requireMembership(resident: Resident, communityId: string): Membership {
  const present = membershipIn(resident, communityId);
  if (!present) throw new Refusal('membership-not-found');
  return present;
}

function without(resident: Resident, gone: Membership): Resident {
  return { ...resident, memberships: resident.memberships.filter((membership) => membership !== gone) };
}

function withStatus(resident: Resident, present: Membership, status: Membership['status']): Resident {
  if (present.status === status) return resident;
  const memberships = resident.memberships.map((one) => (one === present ? { ...one, status } : one));
  return { ...resident, memberships };
}
