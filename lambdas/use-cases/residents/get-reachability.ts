import type { meOperations } from '../../../contract/operations/me.ts';
import { reachabilityOf } from '../../domain/deliveries/reachability.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import type { ContactStore } from '../../stores/residents/contacts.ts';
import type { UseCase } from '../use-case.ts';
import { loadOrCreateResident, type ResidentDependencies } from './load-or-create-resident.ts';

interface Dependencies extends ResidentDependencies {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
}

export const getReachability =
  (dependencies: Dependencies): UseCase<typeof meOperations.getReachability> =>
  async ({ caller }) => {
    authorize('getReachability', rolesByToken(caller));
    const [resident, contacts] = await Promise.all([
      loadOrCreateResident(dependencies, caller),
      dependencies.contacts.listContacts(caller.residentId),
    ]);
    return reachabilityOf(resident, contacts, dependencies.clock());
  };
