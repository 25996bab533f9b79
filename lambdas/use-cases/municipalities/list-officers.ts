import type { officersOperations } from '../../../contract/operations/municipalities.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'listMandates'>;
  readonly communities: Pick<CommunityStore, 'findMunicipality'>;
}

/** The officers of a municipality, by name. */
export const listOfficers =
  ({ residents, communities }: Dependencies): UseCase<typeof officersOperations.listOfficers> =>
  async ({ params: { inseeCode }, caller }) => {
    const [reader, municipality, holders] = await Promise.all([
      residents.load(caller.residentId),
      communities.findMunicipality(inseeCode),
      residents.listMandates(inseeCode),
    ]);
    authorize('listOfficers', rolesOf({ resident: reader, operator: caller.operator }, { inseeCode }));
    if (!municipality) throw new Refusal('municipality-not-found');
    // Only accounts are given an office: an officer has an address.
    const officers = holders.flatMap(({ mandate: { office }, residentId, name, email }) =>
      office === 'referent' || email === undefined ? [] : [{ residentId, name, email, office }],
    );
    return { items: officers.sort((one, other) => one.name.localeCompare(other.name, 'fr')) };
  };
