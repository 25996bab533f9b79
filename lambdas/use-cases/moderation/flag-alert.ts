import type { moderationOperations } from '../../../contract/operations/moderation.ts';
import { requireNeighbour } from '../../domain/alerts/neighbour.ts';
import { flag } from '../../domain/moderation/flags.ts';
import { householdOf } from '../../domain/residents/household.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies extends MeetingStores {
  readonly alerts: Pick<AlertStore, 'find' | 'save'>;
  readonly clock: Clock;
}

/** Tells the moderators what is wrong with an alert; nobody learns who told them. */
export const flagAlert =
  ({ clock, ...stores }: Dependencies): UseCase<typeof moderationOperations.flagAlert> =>
  ({ params: { alertId }, body: { reason, detail }, caller }) =>
    retryWhenChanged(async () => {
      const now = clock();
      const { resident, alert } = await meetAlert(stores, { operationId: 'flagAlert', alertId, caller, now });
      const communityId = requireNeighbour(resident, alert);
      const told = { reason, ...(detail === undefined ? {} : { detail }) };
      const by = { residentId: resident.residentId, household: householdOf(resident, alert), ...told };
      const change = flag(alert, { by, communityId }, now);
      if (change) await saveChange(stores.alerts, alert, change, now);
      return { alertId, ...told };
    }, amongMany);
