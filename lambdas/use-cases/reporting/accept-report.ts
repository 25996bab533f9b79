import type { Alert } from '../../domain/alerts/alert.ts';
import { appendHistory } from '../../domain/alerts/history.ts';
import { type ExerciseRecord, withHeld } from '../../domain/exercises/exercise-record.ts';
import { isExercise } from '../../domain/messages/words.ts';
import { isOfficer } from '../../domain/municipalities/office.ts';
import { postingIn } from '../../domain/publishing/posting.ts';
import type { Reporting } from '../../domain/reporting/report.ts';
import { reportedAlert } from '../../domain/reporting/reported-alert.ts';
import {
  type ReporterRecord,
  withBroadcast,
  withExercise,
  withPublished,
} from '../../domain/reporting/reporter-record.ts';
import type { Risk } from '../../domain/reporting/risk.ts';
import type { PlateCipher } from '../../plates/plate-cipher.ts';
import type { AcceptEffects, AlertStore, IdempotencyRecord } from '../../stores/alerts/alerts.ts';
import { sealPlate } from '../alerts/seal-plate.ts';

interface Dependencies {
  readonly alerts: Pick<AlertStore, 'accept'>;
  readonly plates: Pick<PlateCipher, 'encrypt'>;
}

/** A report that may be written, by all that was read. */
interface Acceptable {
  readonly reporting: Reporting;
  readonly risk: Risk;
  /** As it was before this report. */
  readonly record: ReporterRecord;
  /** Of the community, as it was before this exercise; absent from what is real. */
  readonly exercises: ExerciseRecord | undefined;
  readonly idempotency: IdempotencyRecord;
}

/**
 * Writes the alert that a report becomes, with its posting, its history and what limits its author: all of it or nothing.
 * @returns what was first accepted, be it now or by an earlier request with the same key
 * @throws Refusal as `AlertStore.accept`, and `unavailable` when its number plate cannot be encrypted
 */
export async function acceptReport(
  { alerts, plates }: Dependencies,
  { reporting, risk, record, exercises, idempotency }: Acceptable,
  now: Date,
): Promise<Alert> {
  const { alertId, author, report, community } = reporting;
  const { numberPlate } = report;
  const { alert, events } = reportedAlert(reporting, risk, now);
  const { history, entries } = appendHistory(alert.history, events, now);
  const effects: AcceptEffects = {
    right: { residentId: author.residentId, memberOf: community.communityId },
    history: entries,
    idempotency,
    ...(alert.status === 'published' ? { posting: postingIn(community, alert) } : {}),
    ...(isOfficer(author) ? {} : { record: recordWith(record, alert, now) }),
    ...(exercises && !isOfficer(author) ? { exercises: withHeld(exercises, now) } : {}),
    ...(numberPlate === undefined ? {} : { plate: await sealPlate(plates, alertId, numberPlate, now) }),
  };
  return (await alerts.accept({ ...alert, history }, effects)).alert;
}

function recordWith(record: ReporterRecord, alert: Alert, now: Date): ReporterRecord {
  const { level, status } = alert;
  if (isExercise(alert)) return withExercise(record, now);
  const sent = withBroadcast(record, level === 'danger', now);
  return status === 'published' ? withPublished(sent) : sent;
}
