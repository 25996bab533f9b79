import type { Category } from '../../../contract/categories.ts';
import { dayMs, hourMs } from '../milliseconds.ts';

/** Neighbours see an alert for this long at the most, however long its category lives. */
export const longestVisibleMs = 7 * dayMs;

/** After this, nothing of an alert is kept. */
export const keptMs = 30 * dayMs;

/** When an alert of this category ends, as far as its neighbours are concerned; a category whose end nobody gave lives longest. */
export function expiryOf(category: Category, reportedAt: Date): Date {
  const livesMs = category.livesHours === undefined ? longestVisibleMs : category.livesHours * hourMs;
  const visibleMs = category.audience === 'neighbours' ? Math.min(livesMs, longestVisibleMs) : livesMs;
  return new Date(reportedAt.getTime() + visibleMs);
}

const plateKeptHours = 72;

/** From then on the number plate of an alert is given to nobody. */
export function plateErasedAt(reportedAt: Date): Date {
  return new Date(reportedAt.getTime() + plateKeptHours * hourMs);
}

/** When the table may delete an alert, in seconds since 1970 (DynamoDB's TTL). */
export function purgeAtSeconds(reportedAt: string): number {
  return Math.floor((Date.parse(reportedAt) + keptMs) / 1000);
}
