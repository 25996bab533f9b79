import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { withoutAbsence } from '../../domain/residents/absence.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';
import { changeIfThere } from './change-resident.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** Whoever is not away stays as they are. */
export const endAbsence =
  ({ residents }: Dependencies): UseCase<typeof meOperations.endAbsence> =>
  async ({ caller }) => {
    authorize('endAbsence', rolesByToken(caller));
    await changeIfThere(residents, caller.residentId, withoutAbsence);
    return undefined;
  };
