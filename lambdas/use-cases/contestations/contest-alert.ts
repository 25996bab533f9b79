import type { contestationsOperations } from '../../../contract/operations/contestations.ts';
import { alertIdIn } from '../../domain/alerts/alert-reference.ts';
import { contestationOf } from '../../domain/contestations/contestation.ts';
import { contactErasedBy } from '../../domain/contestations/contestation-life.ts';
import { mostForMunicipality } from '../../domain/contestations/contestation-limits.ts';
import { countedOrigins } from '../../domain/source-limits.ts';
import { utcDay } from '../../domain/utc-day.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { ContestationStore } from '../../stores/contestations/contestations.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly alerts: Pick<AlertStore, 'find'>;
  readonly contestations: Pick<ContestationStore, 'saltOf' | 'receive'>;
  readonly mostFromAddress: number;
  readonly newId: (now: Date) => string;
  readonly clock: Clock;
}

/** Takes what somebody without an account has against an alert. Whether there is such an alert, nothing of the answer tells. */
export const contestAlert =
  ({
    alerts,
    contestations,
    mostFromAddress,
    newId,
    clock,
  }: Dependencies): UseCase<typeof contestationsOperations.contestAlert> =>
  async ({ body: { alertReference, statement, contact }, language, sourceAddress = '' }) => {
    const now = clock();
    const alertId = alertIdIn(alertReference);
    const contestationId = newId(now);
    const [alert, salt] = await Promise.all([alerts.find(alertId), contestations.saltOf(utcDay(now))]);
    const contestation = alert && contestationOf(alert, { contestationId, statement, contact, language }, now);
    const contesting = { origins: countedOrigins(sourceAddress, salt, mostFromAddress), mostForMunicipality };
    await contestations.receive(contesting, contestation, now);
    return { contestationId, receivedAt: now.toISOString(), contactErasedBy: contactErasedBy(now).toISOString() };
  };
