import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { withAbsence } from '../../domain/residents/absence.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';
import { loadOrCreateResident, type ResidentDependencies } from './load-or-create-resident.ts';

interface Dependencies extends ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save'>;
}

/** Takes the place of any absence before. */
export const setAbsence =
  (dependencies: Dependencies): UseCase<typeof meOperations.setAbsence> =>
  async ({ body, caller }) => {
    authorize('setAbsence', rolesByToken(caller));
    const now = dependencies.clock();
    const resident = await loadOrCreateResident(dependencies, caller);
    await changeLoaded(dependencies.residents, resident, (present) => withAbsence(present, body, now));
    return body;
  };
