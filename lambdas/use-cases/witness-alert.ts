import type { followUpOperations } from '../../contract/operations/follow-up.ts';
import { certaintyOf } from '../domain/alert-state.ts';
import { requireNeighbour } from '../domain/neighbour.ts';
import { speakerTowards } from '../domain/speaker.ts';
import { testify } from '../domain/witnessing.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import { saveChange } from './change-alert.ts';
import { type MeetingStores, meetAlert } from './meet-alert.ts';

import { amongMany, retryWhenChanged } from './retry-when-changed.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies extends MeetingStores {
  readonly alerts: Pick<AlertStore, 'find' | 'findWitness' | 'save'>;
  readonly clock: Clock;
}

/** Counts a neighbour's word on what another one reported; they may change it. */
export const witnessAlert =
  ({ alerts, clock, ...stores }: Dependencies): UseCase<typeof followUpOperations.witnessAlert> =>
  ({ params: { alertId }, body: { seen }, caller }) =>
    retryWhenChanged(async () => {
      const now = clock();
      const [{ resident, alert, held }, before] = await Promise.all([
        meetAlert({ alerts, ...stores }, { operationId: 'witnessAlert', alertId, caller, now }),
        alerts.findWitness(alertId, caller.residentId),
      ]);
      requireNeighbour(resident, alert);
      const change = testify(alert, { by: speakerTowards(resident, held), before, after: seen }, now);
      const { alert: witnessed } = change ? await saveChange(alerts, alert, change, now) : { alert };
      return { alertId, seen, certainty: certaintyOf(witnessed), witnesses: witnessed.witnesses };
    }, amongMany);
