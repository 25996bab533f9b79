import type { relativesOperations } from '../../../contract/operations/relatives.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { relativeView } from '../../domain/residents/relative-view.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
}

export const listRelatives =
  ({ residents }: Dependencies): UseCase<typeof relativesOperations.listRelatives> =>
  async ({ caller }) => {
    authorize('listRelatives', rolesByToken(caller));
    const resident = await residents.load(caller.residentId);
    return { items: (resident?.relatives ?? []).map(relativeView) };
  };
