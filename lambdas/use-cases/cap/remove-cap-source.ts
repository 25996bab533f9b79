import type { capSourcesOperations } from '../../../contract/operations/cap-sources.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CapSourceStore } from '../../stores/communities/cap-sources.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly capSources: Pick<CapSourceStore, 'remove'>;
}

/** Asks a source no more; what it gave stays as it is. */
export const removeCapSource =
  ({ residents, capSources }: Dependencies): UseCase<typeof capSourcesOperations.removeCapSource> =>
  async ({ params, caller }) => {
    const resident = await residents.load(caller.residentId);
    authorize('removeCapSource', rolesOf({ resident, operator: caller.operator }, params));
    await capSources.remove(params);
  };
