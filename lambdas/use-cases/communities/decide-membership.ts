import type { membersOperations } from '../../../contract/operations/members.ts';
import { decide } from '../../domain/communities/membership.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { receivingRoles } from '../municipalities/police-receive.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol'>;
  readonly clock: Clock;
}

/** Admits, refuses or suspends a member. The police do not thereby let themselves in. */
export const decideMembership =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof membersOperations.decideMembership> =>
  async ({ params: { communityId, residentId }, body: { status }, caller }) => {
    const [decider, community, member] = await Promise.all([
      residents.load(caller.residentId),
      communities.find(communityId),
      residents.load(residentId),
    ]);
    if (!community) throw new Refusal('community-not-found');
    const now = clock();
    const isOwn = caller.residentId === residentId;
    const someone = { resident: decider, operator: caller.operator };
    const held = isOwn ? await receivingRoles(communities, someone, community, now) : rolesOf(someone, community);
    authorize('decideMembership', held);
    if (!member) throw new Refusal('membership-not-found');
    await changeLoaded(residents, member, (present) => decide(present, communityId, status, now));
    return { communityId, residentId, status };
  };
