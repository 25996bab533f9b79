import type { communitiesOperations } from '../../../contract/operations/communities.ts';
import { communityView } from '../../domain/communities/community-view.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { tends } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { receivingRoles } from '../municipalities/police-receive.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findWithCounts' | 'findProtocol'>;
  readonly clock: Clock;
}

/** One community, with how many it reaches for those who belong to it or tend it. */
export const getCommunity =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof communitiesOperations.getCommunity> =>
  async ({ params: { communityId }, caller }) => {
    const [resident, found] = await Promise.all([
      residents.load(caller.residentId),
      communities.findWithCounts(communityId),
    ]);
    if (!found) throw new Refusal('community-not-found');
    const { community, counts } = found;
    const held = await receivingRoles(communities, { resident, operator: caller.operator }, community, clock());
    authorize('getCommunity', held);
    return { ...communityView(community), ...(held.has('member') || tends(held) ? { counts } : {}) };
  };
