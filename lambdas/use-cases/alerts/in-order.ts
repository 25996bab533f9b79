import type { Alert } from '../../domain/alerts/alert.ts';

/** Alerts in the order of their list; those that are gone by now are left out. */
export function inOrder(alertIds: readonly string[], found: readonly Alert[]): Alert[] {
  const byId = new Map(found.map((alert) => [alert.alertId, alert]));
  return alertIds.flatMap((alertId) => byId.get(alertId) ?? []);
}
