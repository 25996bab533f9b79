import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { dismissReferent as dismiss } from '../../domain/municipalities/mandate.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** Ends a referent's mandate in the municipality; from the next request on they are a resident like any other. */
export const dismissReferent =
  ({ residents }: Dependencies): UseCase<typeof municipalitiesOperations.dismissReferent> =>
  async ({ params: { inseeCode, residentId }, caller }) => {
    const [officer, referent] = await Promise.all([residents.load(caller.residentId), residents.load(residentId)]);
    authorize('dismissReferent', rolesOf({ resident: officer, operator: caller.operator }, { inseeCode }));
    if (!referent) throw new Refusal('referent-not-found');
    await changeLoaded(residents, referent, (present) => dismiss(present, inseeCode));
  };
