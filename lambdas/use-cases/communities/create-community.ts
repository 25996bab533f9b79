import type { communitiesOperations } from '../../../contract/operations/communities.ts';
import { centerOf, requireArea } from '../../domain/communities/area.ts';
import type { Community } from '../../domain/communities/community.ts';
import { communityView } from '../../domain/communities/community-view.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'create'>;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
}

/** Creates a community; its creator tends it, and joins it like anyone else. */
export const createCommunity =
  ({ residents, communities, clock, newId }: Dependencies): UseCase<typeof communitiesOperations.createCommunity> =>
  async ({ body: { inseeCode, name, area }, caller }) => {
    const resident = await residents.load(caller.residentId);
    authorize('createCommunity', rolesOf({ resident, operator: caller.operator }, { inseeCode }));
    requireArea(area);
    const community: Community = {
      communityId: newId(clock()),
      inseeCode,
      name,
      area,
      center: centerOf(area),
      createdBy: caller.residentId,
      version: 1,
    };
    await communities.create(community);
    return communityView(community);
  };
