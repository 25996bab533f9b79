import type { Category } from '../../../contract/categories.ts';
import type { Alert, Awaited } from '../alerts/alert.ts';
import { longestVisibleMs } from '../alerts/life.ts';
import { hourMs } from '../milliseconds.ts';

/** How long what an officer sends lives unless they say otherwise; what lives until it is cancelled lives as long as an alert can. */
export function lifeOf({ livesHours }: Category): number {
  return livesHours === undefined ? longestVisibleMs : Math.min(livesHours * hourMs, longestVisibleMs);
}

/** When an alert of such a life ends: what is announced lives from when it happens, and nothing is seen for more than seven days. */
export function endOf(livesMs: number, { happenedAt, now }: { happenedAt: Date; now: Date }): Date {
  const endsMs = Math.max(happenedAt.getTime(), now.getTime()) + livesMs;
  return new Date(Math.min(endsMs, now.getTime() + longestVisibleMs));
}

/**
 * When an alert ends that waited for its second officer until now. Its life begins now, unless its sender chose the end; feeds reach
 * back seven days from when it was written.
 */
export function endOnceConfirmed(alert: Alert, { livesMs }: Awaited, now: Date): string {
  if (livesMs === undefined) return alert.expiresAt;
  const end = endOf(livesMs, { happenedAt: new Date(alert.happenedAt), now });
  const lastMs = Date.parse(alert.reportedAt) + longestVisibleMs;
  return new Date(Math.min(end.getTime(), lastMs)).toISOString();
}
