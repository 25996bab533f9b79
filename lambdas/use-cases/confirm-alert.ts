import type { officialAlertsOperations } from '../../contract/operations/official-alerts.ts';
import { alertView } from '../domain/alert-view.ts';
import { confirm } from '../domain/confirmation.ts';
import { speakerTowards } from '../domain/speaker.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import { saveChange } from './change-alert.ts';
import { type MeetingStores, meetAlert } from './meet-alert.ts';
import { amongMany, retryWhenChanged } from './retry-when-changed.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies extends MeetingStores {
  readonly alerts: Pick<AlertStore, 'find' | 'save'>;
  readonly clock: Clock;
}

/** Lets out, as a second officer, what waited for one; of two at once the first one confirms. */
export const confirmAlert =
  ({ alerts, clock, ...stores }: Dependencies): UseCase<typeof officialAlertsOperations.confirmAlert> =>
  ({ params: { alertId }, caller, language }) =>
    retryWhenChanged(async () => {
      const now = clock();
      const asked = { operationId: 'confirmAlert', alertId, caller, now } as const;
      const { resident, alert, held, policeTakePart } = await meetAlert({ alerts, ...stores }, asked);
      const confirmed = confirm(alert, speakerTowards(resident, held), now);
      const saved = await saveChange(alerts, alert, confirmed, now);
      return alertView(saved.alert, { language, now, viewpoint: 'officer', policeTakePart });
    }, amongMany);
