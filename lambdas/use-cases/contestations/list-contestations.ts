import type { contestationsOperations } from '../../../contract/operations/contestations.ts';
import { contestationView } from '../../domain/contestations/contestation-view.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ContestationStore } from '../../stores/contestations/contestations.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { pageSince } from '../page-since.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findProtocol'>;
  readonly contestations: Pick<ContestationStore, 'list'>;
  readonly clock: Clock;
}

const list = 'contestations';
const defaultLimit = 20;

/** What a municipality was written about its alerts, for its officers; to the police only under a protocol in force. */
export const listContestations =
  ({
    residents,
    communities,
    contestations,
    clock,
  }: Dependencies): UseCase<typeof contestationsOperations.listContestations> =>
  async ({ params: { inseeCode }, query: { limit = defaultLimit, cursor }, caller, language }) => {
    const now = clock();
    const before = readCursor(list, inseeCode, cursor);
    const [resident, protocol, page] = await Promise.all([
      residents.load(caller.residentId),
      communities.findProtocol(inseeCode),
      contestations.list(inseeCode, pageSince(0, { limit, before })),
    ]);
    const held = rolesOf({ resident, operator: caller.operator }, { inseeCode });
    authorize('listContestations', held);
    if (!held.has('town-hall') && !protocolInForce(protocol, now)) throw new Refusal('protocol-not-in-force');
    return {
      items: page.contestations.map((one) => contestationView(one, language, now)),
      ...nextCursorOf(list, inseeCode, page.next),
    };
  };
