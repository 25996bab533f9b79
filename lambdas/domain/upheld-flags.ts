import type { Alert } from './alert.ts';
import { isOfficer } from './office.ts';
import { type ReporterRecord, withoutUpheld, withUpheld } from './reporter-record.ts';

/**
 * What a decision writes into the record of the alert's author: that moderators agreed with those who flagged it, or no longer.
 * @returns nothing when it changes nothing there
 */
export function recordAfter(
  record: ReporterRecord,
  { before, after }: { readonly before: Alert; readonly after: Alert },
  now: Date,
): ReporterRecord | undefined {
  const { alertId, author, moderation } = after;
  const isUpheld = moderation.hidden === 'by-moderators' && before.moderation.hidden !== 'by-moderators';
  if (isUpheld && moderation.flags.length > 0 && !isOfficer(author)) return withUpheld(record, alertId, now);
  const wasUpheld = record.upheld.some((upheld) => upheld.alertId === alertId);
  return wasUpheld && !moderation.hidden ? withoutUpheld(record, alertId) : undefined;
}
