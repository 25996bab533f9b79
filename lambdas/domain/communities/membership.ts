/** How a membership starts, is decided and ends. Each rule gives back the very resident it was given when nothing changes. */

import { membershipIn, requireCharter } from '../permissions/relations.ts';
import { Refusal } from '../refusal.ts';
import type { Membership, Resident } from '../residents/resident.ts';
import type { Community } from './community.ts';

const mostCommunities = 10;

/**
 * Asks to join; whoever waits already may be admitted now. Asking again changes nothing.
 * @param status whether those who ask are admitted at once or await a decision
 * @throws Refusal `charter-not-accepted` or `too-many-communities`
 */
export function join(
  someone: Resident | undefined,
  { communityId, inseeCode }: Pick<Community, 'communityId' | 'inseeCode'>,
  status: 'active' | 'pending',
  now: Date,
): Resident {
  const resident = requireCharter(someone);
  const present = membershipIn(resident, communityId);
  if (present) return present.status === 'pending' ? withStatus(resident, present, status, now) : resident;
  if (resident.memberships.length >= mostCommunities) throw new Refusal('too-many-communities');
  const asked: Membership = { communityId, inseeCode, status, requestedAt: now.toISOString() };
  return { ...resident, memberships: [...resident.memberships, activeFrom(asked, now)] };
}

/** Leaves at once. @throws Refusal `membership-not-found` */
export function leave(resident: Resident, communityId: string): Resident {
  return without(resident, requireMembership(resident, communityId));
}

export type Decision = 'active' | 'refused' | 'suspended';

/**
 * Admits, refuses or suspends. Only a request that still waits can be refused.
 * @throws Refusal `membership-not-found`, `changed-meanwhile` when the request to refuse was decided already
 */
export function decide(resident: Resident, communityId: string, decision: Decision, now: Date): Resident {
  const present = requireMembership(resident, communityId);
  if (decision !== 'refused') return withStatus(resident, present, decision, now);
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

function withStatus(resident: Resident, present: Membership, status: Membership['status'], now: Date): Resident {
  if (present.status === status) return resident;
  const changed = activeFrom({ ...present, status }, now);
  return { ...resident, memberships: resident.memberships.map((one) => (one === present ? changed : one)) };
}

/** Since when they are a member, the first time they are; a suspension that is lifted makes nobody a newcomer. */
function activeFrom(membership: Membership, now: Date): Membership {
  const isNew = membership.status === 'active' && membership.activeSince === undefined;
  return isNew ? { ...membership, activeSince: now.toISOString() } : membership;
}
