import type { MembershipStatus } from '../../../contract/resident-words.ts';
import { membershipIn } from '../../domain/permissions/relations.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Enrolment, enrolled, lastAsked, newNeighbour } from '../../domain/residents/enrolment.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { type Noting, notNoted } from '../noting.ts';
import { retryWhenChanged } from '../retry-when-changed.ts';

type Residents = Pick<ResidentStore, 'load' | 'create' | 'save' | 'findPhone' | 'dropEnrolment'>;

/** What an answer was about, and how it left things. */
export interface AnsweredEnrolment {
  readonly residentId: string;
  readonly communityId: string;
  readonly communityName: string;
  /** `suspended` for whoever moderators suspended there: saying yes lifts nothing. Absent of a number that was its enroller's own. */
  readonly status: MembershipStatus | undefined;
  /** How many more enrolments await an answer from this phone. */
  readonly stillWaiting: number;
}

/**
 * Takes the yes of whoever has a phone: to the enrolment that they were asked about last. The number is theirs from then on, its holder
 * a member who accepted the charter; a number that is a resident's already makes them a member, and nobody new. All of it in one
 * transaction that takes the enrolment away: said twice, or by two deliveries at once, it is done once.
 * @param answeredAt what was asked later awaits another answer
 * @returns nothing when no answer is awaited
 * @throws Refusal `too-many-communities`, and the enrolment awaits no answer any more; `changed-meanwhile` after three tries
 */
export const confirmEnrolment =
  ({ residents }: { readonly residents: Residents }) =>
  (
    phone: string,
    answeredAt: Date,
    noting: Noting<AnsweredEnrolment | Refusal> = notNoted,
  ): Promise<AnsweredEnrolment | undefined> =>
    retryWhenChanged(async () => {
      const { enrolments, holderId } = await residents.findPhone(phone);
      const enrolment = lastAsked(enrolments, answeredAt);
      if (!enrolment) return undefined;
      const holder = holderId === undefined ? undefined : await residents.load(holderId);
      const known = holder?.channels.sms?.phone === phone && holder.channels.sms.confirmed ? holder : undefined;
      const member = await memberOr(known ?? newNeighbour(enrolment, answeredAt), enrolment, answeredAt, (refusal) =>
        residents.dropEnrolment(enrolment, noting(refusal)),
      );
      const about = answered(enrolment, enrolments, answeredAt, member);
      const effects = { take: { phone, from: holderId }, answers: enrolment, ...noting(about) };
      await (known ? residents.save(known, member, effects) : create(residents, member, effects));
      return about;
    });

/** An enrolment that can never be accepted would keep every later answer for itself. @throws Refusal `too-many-communities` */
async function memberOr(
  resident: Resident,
  enrolment: Enrolment,
  answeredAt: Date,
  whenRefused: (refusal: Refusal) => Promise<void>,
): Promise<Resident> {
  try {
    return enrolled(resident, enrolment, answeredAt);
  } catch (error) {
    if (error instanceof Refusal) await whenRefused(error);
    throw error;
  }
}

/** Under the id of an enrolment there is nobody else: whoever is there said yes a moment before. @throws Refusal `changed-meanwhile` */
async function create(residents: Residents, member: Resident, answers: Parameters<Residents['create']>[1]) {
  if (!(await residents.create(member, answers))) throw new Refusal('changed-meanwhile');
}

/** Takes the no: nothing is left of the enrolment that they were asked about last. @returns nothing when no answer is awaited */
export const refuseEnrolment =
  ({ residents }: { readonly residents: Pick<ResidentStore, 'findPhone' | 'dropEnrolment'> }) =>
  async (
    phone: string,
    answeredAt: Date,
    noting: Noting<AnsweredEnrolment> = notNoted,
  ): Promise<AnsweredEnrolment | undefined> => {
    const { enrolments } = await residents.findPhone(phone);
    const enrolment = lastAsked(enrolments, answeredAt);
    if (!enrolment) return undefined;
    const about = answered(enrolment, enrolments, answeredAt);
    await residents.dropEnrolment(enrolment, noting(about));
    return about;
  };

function answered(
  enrolment: Enrolment,
  enrolments: readonly Enrolment[],
  answeredAt: Date,
  member?: Resident,
): AnsweredEnrolment {
  const { residentId, communityId, communityName } = enrolment;
  const others = enrolments.filter((one) => one !== enrolment && lastAsked([one], answeredAt));
  return {
    residentId: member?.residentId ?? residentId,
    communityId,
    communityName,
    status: membershipIn(member, communityId)?.status,
    stillWaiting: others.length,
  };
}
