import type { officersOperations } from '../../../contract/operations/municipalities.ts';
import { removeOfficer as remove } from '../../domain/municipalities/mandate.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** Ends an officer's mandate in the municipality; they keep their account, as a resident. */
export const removeOfficer =
  ({ residents }: Dependencies): UseCase<typeof officersOperations.removeOfficer> =>
  async ({ params: { inseeCode, residentId }, caller }) => {
    const [remover, officer] = await Promise.all([residents.load(caller.residentId), residents.load(residentId)]);
    authorize('removeOfficer', rolesOf({ resident: remover, operator: caller.operator }, { inseeCode }));
    if (!officer) throw new Refusal('officer-not-found');
    await changeLoaded(residents, officer, (present) => remove(present, inseeCode));
  };
