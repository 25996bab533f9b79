import type { membersOperations } from '../../contract/operations/members.ts';
import { decide } from '../domain/membership.ts';
import { authorize } from '../domain/permissions/authorize.ts';
import { rolesOf } from '../domain/permissions/roles.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import { changeLoaded } from './change-resident.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly communities: Pick<CommunityStore, 'find'>;
  readonly clock: Clock;
}

/** Admits, refuses or suspends a member. */
export const decideMembership =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof membersOperations.decideMembership> =>
  async ({ params: { communityId, residentId }, body: { status }, caller }) => {
    const [decider, community, member] = await Promise.all([
      residents.load(caller.residentId),
      communities.find(communityId),
      residents.load(residentId),
    ]);
    if (!community) throw new Refusal('community-not-found');
    authorize('decideMembership', rolesOf({ resident: decider, operator: caller.operator }, community));
    if (!member) throw new Refusal('membership-not-found');
    await changeLoaded(residents, member, (present) => decide(present, communityId, status, clock()));
    return { communityId, residentId, status };
  };
