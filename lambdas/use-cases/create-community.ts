import type { communitiesOperations } from '../../contract/operations/communities.ts';
import { centerOf, requireArea } from '../domain/area.ts';
import type { Community } from '../domain/community.ts';
import { communityView } from '../domain/community-view.ts';
import { requireCreator } from '../domain/permissions.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import type { Clock, UseCase } from './use-case.ts';

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
    requireCreator(await residents.load(caller.residentId), inseeCode);
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
