import type { Alert } from '../../../lambdas/domain/alerts/alert.ts';
import { appendHistory } from '../../../lambdas/domain/alerts/history.ts';
import type { AcceptEffects } from '../../../lambdas/stores/alerts/alerts.ts';
import { aPostingOf } from './a-posting.ts';

/** What a resident's report writes beside the alert, but for what a test says otherwise; its id is its idempotency key. */
export function reportEffects(alert: Alert, differences: Partial<AcceptEffects> = {}): AcceptEffects {
  const { alertId, author, origin, history, reportedAt } = alert;
  const { residentId, kind } = author;
  const event = { actor: { residentId, kind }, action: 'reported', details: {} };
  return {
    right: { residentId, memberOf: origin?.communityId ?? '' },
    history: appendHistory(history, [event], new Date(reportedAt)).entries,
    idempotency: { residentId, key: alertId, digest: 'digest' },
    ...(origin && alert.status === 'published' ? { posting: aPostingOf(alert) } : {}),
    ...differences,
  };
}
