import type { alertsOperations } from '../../../contract/operations/alerts.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { alertForReader, type Reader } from '../../domain/alerts/alert-for-reader.ts';
import { communitiesInCommon } from '../../domain/alerts/alert-state.ts';
import { mergeFeeds } from '../../domain/alerts/merge-feeds.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { inOrder } from './in-order.ts';
import { type Belonging, readBelonging } from './read-belonging.ts';
import { showPage } from './show-page.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findAll' | 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'listFeed' | 'listMunicipal' | 'listOwn' | 'findAll'>;
  readonly clock: Clock;
}

const list = 'my-alerts';
const defaultLimit = 20;

/** One feed over all of one's communities and offices, with what one wrote oneself, newest first, each alert once. */
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
    const readFrom = async (start: string | undefined) => {
      const belonging = await readBelonging(stores, resident, { limit, before: start, now });
      return { belonging, ...mergeFeeds(belonging.parts, limit) };
    };
    const { items, next } = await showPage(await readFrom(before), {
      show: async ({ alertIds, belonging }) => {
        const found = await readAlerts(stores, alertIds, belonging);
        return found.flatMap((alert) => viewOf(reader, alert, belonging) ?? []);
      },
      readOn: readFrom,
    });
    return { items: [...items], ...nextCursorOf(list, residentId, next) };
  };

/** Some came with their list. */
async function readAlerts(
  stores: Pick<Dependencies, 'alerts'>,
  alertIds: readonly string[],
  { alerts }: Belonging,
): Promise<Alert[]> {
  const known = new Set(alerts.map(({ alertId }) => alertId));
  const others = await stores.alerts.findAll(alertIds.filter((alertId) => !known.has(alertId)));
  return inOrder(alertIds, [...alerts, ...others]);
}

function viewOf(reader: Reader, alert: Alert, { communities, underProtocol }: Belonging) {
  return alertForReader(reader, alert, {
    origin: communities.find(({ communityId }) => communityId === alert.origin?.communityId),
    policeTakePart: underProtocol.has(alert.inseeCode),
    communityId: reader.resident && communitiesInCommon(reader.resident, alert)[0],
  });
}
