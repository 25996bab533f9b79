import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { appointReferent as appoint } from '../../domain/municipalities/mandate.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { receivingRoles } from './police-receive.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly communities: Pick<CommunityStore, 'findMunicipality' | 'findProtocol'>;
  readonly clock: Clock;
}

/** Makes a resident a referent of some neighbourhoods; again to change which. The police do not thereby let themselves in. */
export const appointReferent =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof municipalitiesOperations.appointReferent> =>
  async ({ params: { inseeCode, residentId }, body: { neighbourhoods }, caller }) => {
    const [officer, municipality, resident] = await Promise.all([
      residents.load(caller.residentId),
      communities.findMunicipality(inseeCode),
      residents.load(residentId),
    ]);
    if (!municipality) throw new Refusal('municipality-not-found');
    const someone = { resident: officer, operator: caller.operator };
    const isOwn = caller.residentId === residentId;
    const held = isOwn
      ? await receivingRoles(communities, someone, { inseeCode }, clock())
      : rolesOf(someone, { inseeCode });
    authorize('appointReferent', held);
    if (!resident) throw new Refusal('resident-not-found');
    await changeLoaded(residents, resident, (present) => appoint(present, inseeCode, neighbourhoods));
    return { residentId, inseeCode, neighbourhoods };
  };
