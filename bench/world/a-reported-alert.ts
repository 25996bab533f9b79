import { monotonicFactory } from 'ulid';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import { newRecord } from '../../lambdas/domain/reporting/reporter-record.ts';
import type { AcceptEffects } from '../../lambdas/stores/alerts/alerts.ts';
import { anAlert } from '../../tests/unit/support/an-alert.ts';
import { reportEffects } from '../../tests/unit/support/report-effects.ts';
import type { World } from './world.ts';

const livesMs = 3_600_000;

/** Its random part is drawn once: making alerts is no part of what is measured. */
const nextId = monotonicFactory();

/** What a neighbour of the world's member has just reported in its community. */
export function aReportedAlert({ community: { communityId, name } }: World): Alert {
  const nowMs = Date.now();
  return anAlert({
    alertId: nextId(nowMs),
    origin: { communityId, name },
    reportedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + livesMs).toISOString(),
  });
}

/** What is written with it, by the right of the member: its history, its posting, and a record that is new each time. */
export function effectsOf({ member: { residentId } }: World, alert: Alert): AcceptEffects {
  return reportEffects(alert, {
    right: { residentId, memberOf: alert.origin?.communityId ?? '' },
    idempotency: { residentId, key: alert.alertId, digest: alert.alertId },
    record: newRecord(alert.alertId),
  });
}
