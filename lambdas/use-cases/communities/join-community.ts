import type { membersOperations } from '../../../contract/operations/members.ts';
import { rolesToReceive } from '../../domain/alerts/police-part.ts';
import { join, requireMembership } from '../../domain/communities/membership.ts';
import { membershipView } from '../../domain/communities/membership-view.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { requireCharter } from '../../domain/permissions/relations.ts';
import { rolesOf, tends } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { policeReceive } from '../municipalities/police-receive.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol'>;
  readonly clock: Clock;
}

/** Asks to join a community, or tells how the request stands; whoever tends and receives what happens there is admitted at once. */
export const joinCommunity =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof membersOperations.joinCommunity> =>
  async ({ params: { communityId }, caller }) => {
    const [resident, community] = await Promise.all([residents.load(caller.residentId), communities.find(communityId)]);
    if (!community) throw new Refusal('community-not-found');
    const now = clock();
    const receives = await policeReceive(communities, resident, community.inseeCode, now);
    const joined = await changeLoaded(residents, requireCharter(resident), (present) => {
      const held = rolesOf({ resident: present, operator: caller.operator }, community);
      authorize('joinCommunity', held);
      return join(present, community, tends(rolesToReceive(held, receives)) ? 'active' : 'pending', now);
    });
    return membershipView(joined, requireMembership(joined, communityId), community);
  };
