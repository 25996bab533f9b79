import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { protocolView } from '../../domain/municipalities/protocol-view.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findProtocol'>;
  readonly clock: Clock;
}

/** The protocol that the town hall recorded last, in force or not. */
export const getProtocol =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof municipalitiesOperations.getProtocol> =>
  async ({ params: { inseeCode }, caller }) => {
    const [reader, protocol] = await Promise.all([
      residents.load(caller.residentId),
      communities.findProtocol(inseeCode),
    ]);
    authorize('getProtocol', rolesOf({ resident: reader, operator: caller.operator }, { inseeCode }));
    if (!protocol) throw new Refusal('protocol-not-found');
    return protocolView(protocol, clock());
  };
