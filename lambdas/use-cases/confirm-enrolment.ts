import type { MembershipStatus } from '../../contract/resident-words.ts';
import { type Enrolment, enrolled, lastAsked, newNeighbour } from '../domain/enrolment.ts';
import { membershipIn } from '../domain/permissions/relations.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Resident } from '../domain/resident.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import { retryWhenChanged } from './retry-when-changed.ts';

type Residents = Pick<ResidentStore, 'load' | 'create' | 'save' | 'findPhone'>;

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
 * @returns nothing when no answer is awaited
 * @throws Refusal `too-many-communities`; `changed-meanwhile` after three tries
 */
export const confirmEnrolment =
  ({ residents }: { readonly residents: Residents }) =>
  (phone: string, now: Date): Promise<AnsweredEnrolment | undefined> =>
    retryWhenChanged(async () => {
      const { enrolments, holderId } = await residents.findPhone(phone);
      const enrolment = lastAsked(enrolments, now);
      if (!enrolment) return undefined;
      const holder = holderId === undefined ? undefined : await residents.load(holderId);
      const isTheirs = holder?.channels.sms?.phone === phone && holder.channels.sms.confirmed;
      const answers = { take: { phone, from: holderId }, answers: enrolment };
      const member = isTheirs
        ? await residents.save(holder, enrolled(holder, enrolment, now), answers)
        : await create(residents, enrolled(newNeighbour(enrolment, now), enrolment, now), answers);
      return answered(enrolment, enrolments, now, member);
    });

/** Under the id of an enrolment there is nobody else: whoever is there said yes a moment before. @throws Refusal `changed-meanwhile` */
async function create(residents: Residents, member: Resident, answers: Parameters<Residents['create']>[1]) {
  if (!(await residents.create(member, answers))) throw new Refusal('changed-meanwhile');
  return member;
}

/** Takes the no: nothing is left of the enrolment that they were asked about last. @returns nothing when no answer is awaited */
export const refuseEnrolment =
  ({ residents }: { readonly residents: Pick<ResidentStore, 'findPhone' | 'dropEnrolment'> }) =>
  async (phone: string, now: Date): Promise<AnsweredEnrolment | undefined> => {
    const { enrolments } = await residents.findPhone(phone);
    const enrolment = lastAsked(enrolments, now);
    if (!enrolment) return undefined;
    await residents.dropEnrolment(enrolment);
    return answered(enrolment, enrolments, now);
  };

function answered(
  enrolment: Enrolment,
  enrolments: readonly Enrolment[],
  now: Date,
  member?: Resident,
): AnsweredEnrolment {
  const { residentId, communityId, communityName } = enrolment;
  const others = enrolments.filter((one) => one !== enrolment && lastAsked([one], now));
  return {
    residentId: member?.residentId ?? residentId,
    communityId,
    communityName,
    status: membershipIn(member, communityId)?.status,
    stillWaiting: others.length,
  };
}
