import type { officialAlertsOperations } from '../../../contract/operations/official-alerts.ts';
import { alertPeriod } from '../../domain/alerts/alert-period.ts';
import { alertView } from '../../domain/alerts/alert-view.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore, MunicipalPage } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { firstIdAt } from '../first-id-at.ts';
import { pageSince } from '../page-since.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';

type Operation = typeof officialAlertsOperations.listMunicipalAlerts;

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'listMunicipal'>;
  readonly clock: Clock;
}

const defaultLimit = 20;

/** What happened and happens in a municipality, for its officers; to the police only under a protocol in force. */
export const listMunicipalAlerts =
  ({ residents, communities, alerts, clock }: Dependencies): UseCase<Operation> =>
  async ({ params: { inseeCode }, query, caller, language }) => {
    const now = clock();
    const scope = scopeOf(inseeCode, query);
    const [resident, protocol, page] = await Promise.all([
      residents.load(caller.residentId),
      communities.findProtocol(inseeCode),
      alerts.listMunicipal(inseeCode, pageOf(inseeCode, query, readCursor(list, scope, query.cursor), now)),
    ]);
    const held = rolesOf({ resident, operator: caller.operator }, { inseeCode });
    authorize('listMunicipalAlerts', held);
    const policeTakePart = protocolInForce(protocol, now);
    if (!policeTakePart && !held.has('town-hall')) throw new Refusal('protocol-not-in-force');
    return {
      items: page.alerts.map((alert) => alertView(alert, { language, now, viewpoint: 'officer', policeTakePart })),
      ...nextCursorOf(list, scope, page.next),
    };
  };

const list = 'municipal-alerts';

/** A cursor goes on with the very list that it was given with. */
function scopeOf(inseeCode: string, { from, to, category, status, exercise }: Request<Operation>['query']): string {
  return JSON.stringify([inseeCode, from, to, category, status, exercise]);
}

function pageOf(
  inseeCode: string,
  { from, to, category, status, exercise, limit = defaultLimit }: Request<Operation>['query'],
  after: string | undefined,
  now: Date,
): MunicipalPage {
  const { fromMs, toMs } = alertPeriod({ from, to }, inseeCode, now);
  const before = after ?? (toMs === undefined ? undefined : firstIdAt(toMs));
  return {
    ...pageSince(fromMs, { limit, before }),
    now: now.toISOString(),
    ...(category === undefined ? {} : { category }),
    ...(status === undefined ? {} : { status }),
    ...(exercise === undefined ? {} : { exercise: exercise === 'true' }),
  };
}
