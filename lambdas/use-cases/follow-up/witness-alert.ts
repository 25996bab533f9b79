import type { followUpOperations } from '../../../contract/operations/follow-up.ts';
import { certaintyOf } from '../../domain/alerts/alert-state.ts';
import { requireNeighbour } from '../../domain/alerts/neighbour.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { testify } from '../../domain/follow-up/witnessing.ts';
import { idsOf } from '../../domain/reporting/former-ids.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, UseCase } from '../use-case.ts';

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
      const asked = { operationId: 'witnessAlert', alertId, caller, now } as const;
      const meeting = await meetAlert({ alerts, ...stores }, asked, (_, witness) => findWord(alerts, alertId, witness));
      const { alert, held, beside: word } = meeting;
      const resident = { ...meeting.resident, ...(word && { residentId: word.residentId }) };
      requireNeighbour(resident, alert);
      const change = testify(alert, { by: speakerTowards(resident, held), before: word?.seen, after: seen }, now);
      const { alert: witnessed } = change ? await saveChange(alerts, alert, change, now) : { alert };
      return { alertId, seen, certainty: certaintyOf(witnessed), witnesses: witnessed.witnesses };
    }, amongMany);

/** What they said before, be it under a former id: one person is one witness. */
async function findWord(alerts: Pick<AlertStore, 'findWitness'>, alertId: string, resident: Resident) {
  const words = await Promise.all(
    idsOf(resident).map(async (residentId) => ({ residentId, seen: await alerts.findWitness(alertId, residentId) })),
  );
  return words.find(({ seen }) => seen !== undefined);
}
