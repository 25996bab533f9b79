import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'retireSpecialCategory'>;
  readonly clock: Clock;
}

/** Takes a category of the municipality's own out of use: it is sent no more, and what was sent under it stays as it is. */
export const retireCategory =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof municipalitiesOperations.retireCategory> =>
  async ({ params: { inseeCode, categoryId }, caller }) => {
    const resident = await residents.load(caller.residentId);
    authorize('retireCategory', rolesOf({ resident, operator: caller.operator }, { inseeCode }));
    await communities.retireSpecialCategory(inseeCode, categoryId, clock().toISOString());
  };
