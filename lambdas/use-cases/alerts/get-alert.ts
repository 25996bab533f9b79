import type { alertsOperations } from '../../../contract/operations/alerts.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { communitiesInCommon } from '../../domain/alerts/alert-state.ts';
import { alertView } from '../../domain/alerts/alert-view.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { isGone, viewpointOf } from '../../domain/alerts/visibility.ts';
import { officeIn } from '../../domain/municipalities/office.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { type MeetingStores, meetAlert } from './meet-alert.ts';
import { type PlateReading, readPlate } from './read-plate.ts';

interface Dependencies extends MeetingStores, Omit<PlateReading, 'alerts'> {
  readonly alerts: Pick<AlertStore, 'find' | 'findPlate' | 'save'>;
  readonly clock: Clock;
}

/** One alert, to whoever may see it; to anyone else it does not exist. An officer who reads its number plate is recorded first. */
export const getAlert =
  (dependencies: Dependencies): UseCase<typeof alertsOperations.getAlert> =>
  async ({ params: { alertId }, caller, language }) => {
    const { alerts, clock } = dependencies;
    const now = clock();
    const asked = { operationId: 'getAlert', alertId, caller, now } as const;
    const plateFor = async (alert: Alert, reader: Resident) =>
      officeIn(reader, alert.inseeCode) ? alerts.findPlate(alertId) : undefined;
    const { resident, alert, held, policeTakePart, beside: plate } = await meetAlert(dependencies, asked, plateFor);
    const viewpoint = viewpointOf(resident, alert, held);
    if (!viewpoint || isGone(alert, viewpoint, now)) throw new Refusal('alert-not-found');
    const by = speakerTowards(resident, held);
    const numberPlate = viewpoint === 'officer' ? await readPlate(dependencies, { alert, plate, by }, now) : undefined;
    const [communityId] = communitiesInCommon(resident, alert);
    return alertView(alert, { language, now, viewpoint, communityId, policeTakePart, numberPlate });
  };
