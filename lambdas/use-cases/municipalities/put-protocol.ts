import type { municipalitiesOperations } from '../../../contract/operations/municipalities.ts';
import { requireTerms } from '../../domain/municipalities/protocol.ts';
import { protocolView } from '../../domain/municipalities/protocol-view.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'putProtocol'>;
  readonly clock: Clock;
}

/** Records the protocol of a municipality; again to correct or to renew it. */
export const putProtocol =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof municipalitiesOperations.putProtocol> =>
  async ({ params: { inseeCode }, body, caller }) => {
    const resident = await residents.load(caller.residentId);
    authorize('putProtocol', rolesOf({ resident, operator: caller.operator }, { inseeCode }));
    requireTerms(body);
    const protocol = { inseeCode, ...body };
    await communities.putProtocol(protocol);
    return protocolView(protocol, clock());
  };
