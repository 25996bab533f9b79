import type { moderationOperations } from '../../../contract/operations/moderation.ts';
import { statusAt } from '../../domain/alerts/alert-state.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { moderate } from '../../domain/moderation/moderation.ts';
import { recordAfter } from '../../domain/reporting/record-after.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies extends MeetingStores {
  readonly alerts: Pick<AlertStore, 'find' | 'findRecord' | 'save'>;
  readonly clock: Clock;
}

/** Publishes, refuses, hides or restores an alert; of two decisions at once, the second is told what the first one was. */
export const moderateAlert =
  ({ clock, ...stores }: Dependencies): UseCase<typeof moderationOperations.moderateAlert> =>
  ({ params: { alertId }, body, caller }) =>
    retryWhenChanged(async () => {
      const now = clock();
      const meeting = await meetAlert(stores, { operationId: 'moderateAlert', alertId, caller, now }, ({ author }) =>
        stores.alerts.findRecord(author.residentId),
      );
      const { resident, alert: before, held, beside: reporter } = meeting;
      const change = moderate(before, body, speakerTowards(resident, held), now);
      const record = reporter && recordAfter(reporter, { before, after: change.alert }, now);
      await saveChange(stores.alerts, before, { ...change, ...(record ? { record } : {}) }, now);
      const hidden = change.alert.moderation.hidden !== undefined;
      return { alertId, status: statusAt(change.alert, now), hidden, ...body, at: now.toISOString() };
    }, amongMany);
