import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { meView } from '../../domain/residents/me-view.ts';
import { withAccountEmail, withProfile } from '../../domain/residents/profile.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';
import { loadWithAccount, type ResidentDependencies } from './load-or-create-resident.ts';

interface Dependencies extends ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save'>;
  readonly communities: Pick<CommunityStore, 'findAll'>;
}

export const updateMe =
  (dependencies: Dependencies): UseCase<typeof meOperations.updateMe> =>
  async ({ body, caller }) => {
    authorize('updateMe', rolesByToken(caller));
    const { residents, communities } = dependencies;
    const { resident, account } = await loadWithAccount(dependencies, caller);
    const [saved, found] = await Promise.all([
      changeLoaded(residents, resident, (present) => withAccountEmail(withProfile(present, body), account)),
      communities.findAll(resident.memberships.map(({ communityId }) => communityId)),
    ]);
    return meView(saved, found, dependencies.clock());
  };
