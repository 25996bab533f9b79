import type { meOperations } from '../../contract/operations/me.ts';
import { meView } from '../domain/me-view.ts';
import { authorize } from '../domain/permissions/authorize.ts';
import { rolesByToken } from '../domain/permissions/roles.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import { loadOrCreateResident, type ResidentDependencies } from './load-or-create-resident.ts';
import type { UseCase } from './use-case.ts';

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
