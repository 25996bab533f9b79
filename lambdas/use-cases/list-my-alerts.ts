import type { alertsOperations } from '../../contract/operations/alerts.ts';
import type { Alert } from '../domain/alert.ts';
import { alertForReader, type Reader } from '../domain/alert-for-reader.ts';
import { communitiesInCommon } from '../domain/alert-state.ts';
import { readCursor, writeCursor } from '../domain/cursor.ts';
import { mergeFeeds } from '../domain/merge-feeds.ts';
import { authorize } from '../domain/permissions/authorize.ts';
import { rolesOf } from '../domain/permissions/roles.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import { inOrder } from './in-order.ts';
import { type Belonging, readBelonging } from './read-belonging.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findAll' | 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'listFeed' | 'listMunicipal' | 'findAll'>;
  readonly clock: Clock;
}

const list = 'my-alerts';
const defaultLimit = 20;

/** One feed over all of one's communities and offices, newest first, each alert once. */
export const listMyAlerts =
  ({ residents, clock, ...stores }: Dependencies): UseCase<typeof alertsOperations.listMyAlerts> =>
  async ({ query: { limit = defaultLimit, cursor }, caller, language }) => {
    const { residentId, operator } = caller;
    const before = readCursor(list, residentId, cursor);
    const now = clock();
    const resident = await residents.load(residentId);
    const reader = { resident, operator, language, now };
    authorize('listMyAlerts', rolesOf(reader));
    if (!resident) return { items: [] };
    const belonging = await readBelonging(stores, resident, { limit, before, now });
    const page = mergeFeeds(belonging.parts, limit);
    const found = await readAlerts(stores, page.alertIds, belonging);
    return {
      items: found.flatMap((alert) => viewOf(reader, alert, belonging) ?? []),
      ...(page.next === undefined ? {} : { nextCursor: writeCursor(list, residentId, page.next) }),
    };
  };

/** Those of the municipal lists came with them. */
async function readAlerts(
  { alerts }: Pick<Dependencies, 'alerts'>,
  alertIds: readonly string[],
  { municipal }: Belonging,
): Promise<Alert[]> {
  const known = new Set(municipal.map(({ alertId }) => alertId));
  const others = await alerts.findAll(alertIds.filter((alertId) => !known.has(alertId)));
  return inOrder(alertIds, [...municipal, ...others]);
}

function viewOf(reader: Reader, alert: Alert, { communities, underProtocol }: Belonging) {
  return alertForReader(reader, alert, {
    origin: communities.find(({ communityId }) => communityId === alert.origin?.communityId),
    policeTakePart: underProtocol.has(alert.inseeCode),
    communityId: reader.resident && communitiesInCommon(reader.resident, alert)[0],
  });
}
