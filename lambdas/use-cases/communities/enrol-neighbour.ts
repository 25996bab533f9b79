import type { membersOperations } from '../../../contract/operations/members.ts';
import { enrolmentText } from '../../domain/messages/enrolment-sms.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type Enrolment, lastAsked } from '../../domain/residents/enrolment.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { orNotSent } from '../residents/or-not-sent.ts';
import { retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';

type Operation = typeof membersOperations.enrolNeighbour;

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'findPhone' | 'enrol'>;
  readonly communities: Pick<CommunityStore, 'find'>;
  readonly textMessages: Pick<TextMessages, 'send'>;
  /** Whether an SMS can be answered. */
  readonly twoWay: boolean;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
}

/**
 * Asks a neighbour by SMS whether they want to belong to a community. All that is written is that an answer is awaited, before the
 * question leaves: it is the same whether the number is a resident's or nobody's, so that nobody learns which by enrolling it.
 */
export const enrolNeighbour =
  (dependencies: Dependencies): UseCase<Operation> =>
  async (request) => {
    const { textMessages } = dependencies;
    const { enrolment, enroller } = await retryWhenChanged(() => awaitAnswer(dependencies, request));
    const { phone, communityName, residentId } = enrolment;
    await orNotSent(() => textMessages.send(phone, enrolmentText(enroller, communityName)));
    return { residentId, status: 'pending' };
  };

async function awaitAnswer(
  { residents, communities, twoWay, clock, newId }: Dependencies,
  { params: { communityId }, body, caller }: Request<Operation>,
): Promise<{ enrolment: Enrolment; enroller: string }> {
  const [enroller, community, { enrolments }] = await Promise.all([
    residents.load(caller.residentId),
    communities.find(communityId),
    residents.findPhone(body.phone),
  ]);
  if (!community) throw new Refusal('community-not-found');
  authorize('enrolNeighbour', rolesOf({ resident: enroller, operator: caller.operator }, community));
  if (!twoWay || !enroller) throw new Refusal('two-way-sms-needed');
  const now = clock();
  const waiting = lastAsked(
    enrolments.filter((enrolment) => enrolment.communityId === communityId),
    now,
  );
  const enrolment: Enrolment = {
    residentId: waiting?.residentId ?? newId(now),
    communityId,
    communityName: community.name,
    inseeCode: community.inseeCode,
    ...body,
    enrolledBy: caller.residentId,
    askedAt: now.toISOString(),
  };
  await residents.enrol(enrolment);
  return { enrolment, enroller: enroller.profile.name };
}
