import type { Community } from '../communities/community.ts';
import type { Resident } from '../residents/resident.ts';
import { type CommunityIdentity, covers, membershipIn } from './relations.ts';

/** How whoever calls stands to what they call about: each column of the permission table. */
export const roles = [
  'anonymous',
  'signed-in',
  'pending',
  'member',
  'suspended',
  'referent',
  'referent-elsewhere',
  'police',
  'town-hall',
  'officer-elsewhere',
  'operator',
] as const;
export type Role = (typeof roles)[number];

/**
 * What a request is about: a community; one of which the identifier alone is known, towards which only a membership counts; or the
 * municipality itself.
 */
export type Subject = CommunityIdentity | Pick<Community, 'communityId'> | Pick<Community, 'inseeCode'>;

/** Who calls. */
export interface Someone {
  /** Absent while the account has no profile. */
  readonly resident: Resident | undefined;
  readonly operator: boolean;
}

/** What the token alone tells: enough where a request is about nothing but its caller, or the platform. */
export function rolesByToken({ operator }: Pick<Someone, 'operator'>): ReadonlySet<Role> {
  return new Set(operator ? ['signed-in', 'operator'] : ['signed-in']);
}

/**
 * Every role of someone who is signed in, towards these subjects; one may have several. A referent who is suspended from a community
 * is none there, else they would lift their own suspension. Of a municipality itself, any referent of it is one.
 */
export function rolesOf({ resident, operator }: Someone, ...subjects: readonly Subject[]): ReadonlySet<Role> {
  const held = new Set(rolesByToken({ operator }));
  if (!resident) return held;
  for (const subject of subjects) for (const role of rolesTowards(resident, subject)) held.add(role);
  const { mandates } = resident;
  if (!held.has('referent') && mandates.some(({ office }) => office === 'referent')) held.add('referent-elsewhere');
  const offices = mandates.filter(({ office }) => office !== 'referent');
  if (offices.length > 0 && !held.has('police') && !held.has('town-hall')) held.add('officer-elsewhere');
  return held;
}

function* rolesTowards(resident: Resident, subject: Subject): Generator<Role> {
  const status = 'communityId' in subject ? membershipIn(resident, subject.communityId)?.status : undefined;
  if (status) yield status === 'active' ? 'member' : status;
  if (!('inseeCode' in subject)) return;
  for (const mandate of resident.mandates.filter(({ inseeCode }) => inseeCode === subject.inseeCode)) {
    if (mandate.office !== 'referent') yield mandate.office;
    else if (!('communityId' in subject)) yield 'referent';
    else if (covers(mandate, resident.residentId, subject) && status !== 'suspended') yield 'referent';
  }
}

/** Whether they look after the subject, as referent or officer: what is for moderators is for them. */
export function tends(held: ReadonlySet<Role>): boolean {
  return held.has('referent') || held.has('police') || held.has('town-hall');
}
