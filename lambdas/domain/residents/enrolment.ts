/** A neighbour whom somebody else enrols: until they answer, nothing of them is a resident's, and it is the same for a number that is known. */
import { currentCharterVersion } from '../../../contract/charter.ts';
import { join } from '../communities/membership.ts';
import { newSecret } from '../link-token.ts';
import { dayMs } from '../milliseconds.ts';
import { membershipIn } from '../permissions/relations.ts';
import type { Resident } from './resident.ts';

export interface Enrolment {
  /** Of the resident whom they become, unless the number is a resident's already. */
  readonly residentId: string;
  readonly communityId: string;
  readonly communityName: string;
  readonly inseeCode: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly address: string;
  /** The resident who enrols them. */
  readonly enrolledBy: string;
  /** ISO 8601; when they were last asked. */
  readonly askedAt: string;
}

/** How long an answer is awaited, from the last time it was asked for. */
export const enrolmentLifeMs = 7 * dayMs;

/** How many neighbours one person asks in a day, by the calendar of UTC. */
export const enrolmentsADay = 20;

/** Whether it was not answered in time. */
export const isOver = ({ askedAt }: Pick<Enrolment, 'askedAt'>, now: Date): boolean =>
  Date.parse(askedAt) + enrolmentLifeMs <= now.getTime();

/** Whether what was asked then still awaits what is answered at this moment; what is asked later does not. */
export function awaitsAnswer(askedAt: string, answeredAt: Date): boolean {
  return Date.parse(askedAt) <= answeredAt.getTime() && !isOver({ askedAt }, answeredAt);
}

/** The one that an answer is about: the last that was asked, for that is what they have just read. */
export function lastAsked(enrolments: readonly Enrolment[], answeredAt: Date): Enrolment | undefined {
  return enrolments
    .filter(({ askedAt }) => awaitsAnswer(askedAt, answeredAt))
    .toSorted((one, other) => Date.parse(other.askedAt) - Date.parse(one.askedAt))[0];
}

/** Who says yes without an account: reached by SMS alone, and shown in no directory but by name. */
export function newNeighbour({ residentId, name, address, phone }: Enrolment, now: Date): Resident {
  return {
    residentId,
    version: 1,
    profile: {
      name,
      language: 'fr',
      address,
      directory: { address: false, phone: false, email: false },
      createdAt: now.toISOString(),
    },
    memberships: [],
    mandates: [],
    channels: {
      email: { enabled: false, minimumLevel: 'danger', unsubscribeSecret: newSecret() },
      sms: { enabled: true, minimumLevel: 'vigilance', phone, confirmed: true, stopSecret: newSecret() },
    },
    devices: [],
    relatives: [],
    reaches: [],
  };
}

/**
 * Whoever says yes accepts the charter and is a member. A suspension stays, and nobody lets themselves in by enrolling their own number.
 * @throws Refusal `too-many-communities`
 */
export function enrolled(resident: Resident, enrolment: Enrolment, now: Date): Resident {
  const isSuspended = membershipIn(resident, enrolment.communityId)?.status === 'suspended';
  if (isSuspended || resident.residentId === enrolment.enrolledBy) return resident;
  const profile = { ...resident.profile, acceptedCharter: currentCharterVersion };
  const accepted = resident.profile.acceptedCharter === currentCharterVersion ? resident : { ...resident, profile };
  return join(accepted, enrolment, 'active', now);
}
