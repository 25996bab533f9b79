import type { alertsOperations } from '../../../contract/operations/alerts.ts';
import { alertForReader, type Reader } from '../../domain/alerts/alert-for-reader.ts';
import { longestVisibleMs } from '../../domain/alerts/life.ts';
import type { Community } from '../../domain/communities/community.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { pageSince } from '../page-since.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { inOrder } from './in-order.ts';
import { showPage } from './show-page.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'listFeed' | 'findAll'>;
  readonly clock: Clock;
}

const list = 'alerts';
const defaultLimit = 20;

/** The feed of a community, newest first: what was posted there in a week, expired or not. */
export const listAlerts =
  ({ residents, communities, alerts, clock }: Dependencies): UseCase<typeof alertsOperations.listAlerts> =>
  async ({ params: { communityId }, query: { limit = defaultLimit, cursor }, caller, language }) => {
    const before = readCursor(list, communityId, cursor);
    const now = clock();
    const readFrom = (before: string | undefined) =>
      alerts.listFeed(communityId, pageSince(now.getTime() - longestVisibleMs, { limit, before }));
    const [resident, community, first] = await Promise.all([
      residents.load(caller.residentId),
      communities.find(communityId),
      readFrom(before),
    ]);
    if (!community) throw new Refusal('community-not-found');
    const reader = { resident, operator: caller.operator, language, now };
    authorize('listAlerts', rolesOf(reader, community));
    const { items, next } = await showPage(first, {
      show: ({ alertIds }) => readFeed({ alerts, communities }, alertIds, reader, community),
      readOn: readFrom,
    });
    return { items: [...items], ...nextCursorOf(list, communityId, next) };
  };

async function readFeed(
  { alerts, communities }: Pick<Dependencies, 'alerts' | 'communities'>,
  alertIds: readonly string[],
  reader: Reader,
  community: Community,
) {
  const { communityId, inseeCode } = community;
  const [found, protocol] = await Promise.all([alerts.findAll(alertIds), communities.findProtocol(inseeCode)]);
  const policeTakePart = protocolInForce(protocol, reader.now);
  return inOrder(alertIds, found).flatMap((alert) => {
    const origin = alert.origin?.communityId === communityId ? community : undefined;
    return alertForReader(reader, alert, { origin, policeTakePart, communityId }) ?? [];
  });
}
