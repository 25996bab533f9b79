import type { followUpOperations } from '../../../contract/operations/follow-up.ts';
import { certaintyOf, statusAt } from '../../domain/alerts/alert-state.ts';
import { isUpdate, updateView } from '../../domain/alerts/alert-view.ts';
import { isBy } from '../../domain/alerts/draft-alert.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { type Viewpoint, viewpointOf } from '../../domain/alerts/visibility.ts';
import { requireReporter, tell } from '../../domain/follow-up/alert-updates.ts';
import { weighedRecord } from '../../domain/reporting/former-ids.ts';
import type { Accepted, AlertStore } from '../../stores/alerts/alerts.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { findFormerRecords } from '../alerts/find-former-records.ts';
import { idempotencyOf } from '../alerts/idempotency-of.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies extends MeetingStores {
  readonly alerts: Pick<AlertStore, 'find' | 'findAccepted' | 'findRecord' | 'save'>;
  readonly clock: Clock;
}

/** Tells everyone who was alerted what became of it; of two decisions at once, the second is told what the first one was. */
export const addUpdate =
  ({ alerts, clock, ...stores }: Dependencies): UseCase<typeof followUpOperations.addUpdate> =>
  ({ params: { alertId }, headers, body, caller }) =>
    retryWhenChanged(async () => {
      const now = clock();
      const idempotency = idempotencyOf(caller, headers, { alertId, body });
      const [{ resident, alert, held }, earlier, record] = await Promise.all([
        meetAlert({ alerts, ...stores }, { operationId: 'addUpdate', alertId, caller, now }),
        idempotency && alerts.findAccepted(idempotency),
        body.kind === 'update' ? alerts.findRecord(caller.residentId) : undefined,
      ]);
      const viewpoint = viewpointOf(resident, alert, held) ?? 'neighbour';
      if (earlier) return answerOf(earlier, viewpoint);
      const hidden = isBy(alert, resident.residentId) && alert.author.hidden;
      const by = speakerTowards(resident, held, { hidden });
      if (record) {
        const weighed = weighedRecord(record, await findFormerRecords(alerts, resident, caller.residentId));
        requireReporter({ resident, record: weighed, by }, alert, now);
      }
      const change = tell(alert, { by, update: body }, now);
      return answerOf(await saveChange(alerts, alert, change, now, idempotency), viewpoint);
    }, amongMany);

/** The message as it was told, and how it left the alert: the same whenever it is asked. */
function answerOf({ alert, messageNumber }: Accepted, viewpoint: Viewpoint) {
  const message = alert.messages[messageNumber];
  if (!message || !isUpdate(message)) throw new Error(`message ${messageNumber} of ${alert.alertId} is no update`);
  const then = { alertId: alert.alertId, status: statusAt(alert, new Date(message.at)), certainty: certaintyOf(alert) };
  return { ...updateView(message, alert, viewpoint), ...then };
}
