import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { requireOwnName } from '../../domain/municipalities/special-category.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'putSpecialCategory'>;
}

/** Gives a municipality a category of its own, which works from the next report on; again to change it, or to bring it back. */
export const putSpecialCategory =
  ({ residents, communities }: Dependencies): UseCase<typeof municipalitiesOperations.putSpecialCategory> =>
  async ({ params: { inseeCode, categoryId }, body, caller }) => {
    const resident = await residents.load(caller.residentId);
    authorize('putSpecialCategory', rolesOf({ resident, operator: caller.operator }, { inseeCode }));
    requireOwnName(categoryId);
    const category = { inseeCode, categoryId, ...body };
    await communities.putSpecialCategory(category);
    return category;
  };
