import { findBreak, type HistoryEntry } from '../../domain/alerts/history.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';

/** A history as it is stored. */
export interface ReadHistory {
  readonly entries: readonly HistoryEntry[];
  /** The first entry that is changed or missing; absent when all are as they were written. */
  readonly brokenAt?: number;
}

const triesAtMost = 5;

/**
 * Reads an alert's history and checks it. What is written between the two readings is no break, so that the alert is looked at again
 * where the two do not fit.
 * @returns nothing when there is no such alert
 * @throws Refusal `changed-meanwhile` when it changes at each reading
 */
export async function readHistory(
  alerts: Pick<AlertStore, 'find' | 'listHistory'>,
  alertId: string,
): Promise<ReadHistory | undefined> {
  let alert = await alerts.find(alertId);
  for (let tries = 1; alert && tries <= triesAtMost; tries += 1) {
    const entries = await alerts.listHistory(alertId);
    const brokenAt = findBreak(alert, entries);
    if (brokenAt === undefined) return { entries };
    const { version } = alert;
    alert = await alerts.find(alertId);
    if (alert?.version === version) return { entries, brokenAt };
  }
  if (alert) throw new Refusal('changed-meanwhile');
  return undefined;
}
