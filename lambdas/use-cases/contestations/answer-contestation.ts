import type { contestationsOperations } from '../../../contract/operations/contestations.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { answerEvent, answered } from '../../domain/contestations/answering.ts';
import type { Contestation } from '../../domain/contestations/contestation.ts';
import { presentOf } from '../../domain/contestations/contestation-life.ts';
import { contestationView } from '../../domain/contestations/contestation-view.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ContestationStore } from '../../stores/contestations/contestations.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Caller, Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'find' | 'save'>;
  readonly contestations: Pick<ContestationStore, 'find' | 'save'>;
  readonly clock: Clock;
}

/** Answers a contestation, once. The alert stays as it is: what follows for it is done by the operations on alerts. */
export const answerContestation =
  (dependencies: Dependencies): UseCase<typeof contestationsOperations.answerContestation> =>
  ({ params: { contestationId }, body, caller, language }) =>
    retryWhenChanged(async () => {
      const now = dependencies.clock();
      const { contestation, alert, by } = await meet(dependencies, contestationId, caller, now);
      const after = answered(presentOf(contestation, now), body, by, now);
      if (after) await save(dependencies, { before: contestation, after }, alert, now);
      return contestationView(after ?? contestation, language, now);
    }, amongMany);

/** @throws Refusal `contestation-not-found`, `protocol-not-in-force` */
async function meet(
  { residents, communities, contestations, alerts }: Dependencies,
  contestationId: string,
  caller: Caller,
  now: Date,
) {
  const [resident, contestation] = await Promise.all([
    residents.load(caller.residentId),
    contestations.find(contestationId),
  ]);
  if (!resident || !contestation) throw new Refusal('contestation-not-found');
  const { inseeCode } = contestation;
  const held = rolesOf({ resident, operator: caller.operator }, { inseeCode });
  authorize('answerContestation', held);
  const [protocol, alert] = await Promise.all([communities.findProtocol(inseeCode), alerts.find(contestation.alertId)]);
  if (!held.has('town-hall') && !protocolInForce(protocol, now)) throw new Refusal('protocol-not-in-force');
  return { contestation, alert, by: speakerTowards(resident, held) };
}

/** With its place in the alert's history, as long as the alert is kept. */
async function save(
  { alerts, contestations }: Dependencies,
  change: { readonly before: Contestation; readonly after: Contestation },
  alert: Alert | undefined,
  now: Date,
): Promise<void> {
  if (!alert) await contestations.save(change.before, change.after);
  else await saveChange(alerts, alert, { alert, events: answerEvent(change.after), contestation: change }, now);
}
