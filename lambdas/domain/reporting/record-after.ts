import type { Alert } from '../alerts/alert.ts';
import { wasPublished } from '../alerts/alert-state.ts';
import { isExercise } from '../messages/words.ts';
import { isOfficer } from '../municipalities/office.ts';
import { type ReporterRecord, withoutUpheld, withPublished, withUpheld } from './reporter-record.ts';

/**
 * What a decision writes into the record of the alert's author: that neighbours read one more alert of theirs, that moderators agreed with
 * those who flagged it, or no longer. Officers have no record; an exercise makes nobody better known.
 * @returns nothing when it changes nothing there
 */
export function recordAfter(
  record: ReporterRecord,
  { before, after }: { readonly before: Alert; readonly after: Alert },
  now: Date,
): ReporterRecord | undefined {
  const { alertId, author, moderation } = after;
  if (isOfficer(author)) return undefined;
  if (!wasPublished(before) && wasPublished(after)) return isExercise(after) ? undefined : withPublished(record);
  const isUpheld = moderation.hidden === 'by-moderators' && before.moderation.hidden !== 'by-moderators';
  if (isUpheld && moderation.flags.length > 0) return withUpheld(record, alertId, now);
  const wasUpheld = record.upheld.some((upheld) => upheld.alertId === alertId);
  return wasUpheld && !moderation.hidden ? withoutUpheld(record, alertId) : undefined;
}
