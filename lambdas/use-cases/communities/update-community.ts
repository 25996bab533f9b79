import type { communitiesOperations } from '../../../contract/operations/communities.ts';
import { centerOf, requireArea } from '../../domain/communities/area.ts';
import type { Community } from '../../domain/communities/community.ts';
import { communityView } from '../../domain/communities/community-view.ts';
import { withWish } from '../../domain/exercises/exercise-wish.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'save'>;
}

/** Gives a community another name or area, or a monthly exercise; or ends that. */
export const updateCommunity =
  ({ residents, communities }: Dependencies): UseCase<typeof communitiesOperations.updateCommunity> =>
  async ({ params: { communityId }, body: { name, area, monthlyExercise }, caller }) => {
    const [resident, before] = await Promise.all([residents.load(caller.residentId), communities.find(communityId)]);
    if (!before) throw new Refusal('community-not-found');
    authorize('updateCommunity', rolesOf({ resident, operator: caller.operator }, before));
    if (area) requireArea(area);
    const changed = withWish(before, monthlyExercise, caller.residentId);
    if (name === undefined && area === undefined && changed === before) return communityView(before);
    const after: Community = {
      ...changed,
      ...(name === undefined ? {} : { name }),
      ...(area === undefined ? {} : { area, center: centerOf(area) }),
    };
    return communityView(await communities.save(before, after));
  };
