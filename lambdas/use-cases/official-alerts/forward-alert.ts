import type { officialAlertsOperations } from '../../../contract/operations/official-alerts.ts';
import {
  addresseesOf,
  notYetSentTo,
  requireCommunities,
  requireReaders,
  wentToAll,
} from '../../domain/alerts/addressees.ts';
import type { Addressees, Alert } from '../../domain/alerts/alert.ts';
import { isAddressedReferent } from '../../domain/alerts/alert-state.ts';
import { alertView } from '../../domain/alerts/alert-view.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { viewpointOf } from '../../domain/alerts/visibility.ts';
import { forward } from '../../domain/official-alerts/forwarding.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { type Role, rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { idempotencyOf } from '../alerts/idempotency-of.ts';
import { standTowards } from '../alerts/stand-towards.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';
import { countOnceForwarded } from './count-audience.ts';

type Operation = typeof officialAlertsOperations.forwardAlert;

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<
    CommunityStore,
    'find' | 'findAll' | 'findProtocol' | 'listRoster' | 'countReach' | 'countMunicipalReach'
  >;
  readonly alerts: Pick<AlertStore, 'find' | 'findAccepted' | 'save'>;
  readonly clock: Clock;
}

/** Sends an alert on to others of its municipality; or notes that a second officer has to confirm it. */
export const forwardAlert =
  (dependencies: Dependencies): UseCase<Operation> =>
  (request) =>
    retryWhenChanged(async () => {
      const now = dependencies.clock();
      const { resident, alert, idempotency, earlier } = await findAlert(dependencies, request);
      const asked = addresseesOf(request.body.audience);
      const to = notYetSentTo(asked, alert);
      const [{ held, policeTakePart }, relays, roster, residents] = await Promise.all([
        standTowards(dependencies.communities, { resident, operator: request.caller.operator }, alert, now),
        relaysToOwn(dependencies.communities, resident, alert, asked),
        dependencies.communities.listRoster(alert.inseeCode),
        countOnceForwarded(dependencies.communities, alert, to),
      ]);
      const isRelay = relays && held.has('member');
      const acting: ReadonlySet<Role> = isRelay ? new Set([...held, 'referent']) : held;
      authorize('forwardAlert', acting, ...(isRelay ? (['relay'] as const) : []));
      const viewpoint = viewpointOf(resident, alert, held) ?? 'neighbour';
      const reading = { language: request.language, now, viewpoint, policeTakePart };
      if (earlier) return alertView(earlier.alert, reading);
      requireReaders(alert.readers, asked);
      requireCommunities(asked, roster);
      if (asked.allCommunities && wentToAll(roster, alert)) throw new Refusal('already-forwarded');
      const forwarding = { by: speakerTowards(resident, acting), to, residents };
      const change = forward(alert, forwarding, now);
      const saved = await saveChange(dependencies.alerts, alert, change, now, idempotency);
      return alertView(saved.alert, reading);
    }, amongMany);

/** @throws Refusal `alert-not-found` */
async function findAlert(
  { residents, alerts }: Dependencies,
  { params: { alertId }, headers, body, caller }: Request<Operation>,
) {
  const idempotency = idempotencyOf(caller, headers, { alertId, body });
  const [resident, alert, earlier] = await Promise.all([
    residents.load(caller.residentId),
    alerts.find(alertId),
    idempotency && alerts.findAccepted(idempotency),
  ]);
  if (!resident || !alert) throw new Refusal('alert-not-found');
  return { resident, alert, idempotency, earlier };
}

/** Whether a referent who was sent the alert as such takes it on to communities of theirs, and to nobody else. */
async function relaysToOwn(
  communities: Dependencies['communities'],
  resident: Resident,
  alert: Alert,
  { communityIds }: Addressees,
): Promise<boolean> {
  if (communityIds.length === 0 || !isAddressedReferent(resident, alert)) return false;
  const found = await communities.findAll(communityIds);
  const isTheirs = (community: (typeof found)[number]) =>
    community.inseeCode === alert.inseeCode && rolesOf({ resident, operator: false }, community).has('referent');
  return found.length === communityIds.length && found.every(isTheirs);
}
