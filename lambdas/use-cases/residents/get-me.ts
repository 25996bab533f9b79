import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { meView } from '../../domain/residents/me-view.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { UseCase } from '../use-case.ts';
import { loadOrCreateResident, type ResidentDependencies } from './load-or-create-resident.ts';

interface Dependencies extends ResidentDependencies {
  readonly communities: Pick<CommunityStore, 'findAll'>;
}

export const getMe =
  (dependencies: Dependencies): UseCase<typeof meOperations.getMe> =>
  async ({ caller }) => {
    authorize('getMe', rolesByToken(caller));
    const resident = await loadOrCreateResident(dependencies, caller);
    const communityIds = resident.memberships.map(({ communityId }) => communityId);
    return meView(resident, await dependencies.communities.findAll(communityIds), dependencies.clock());
  };
