import type { Alert } from '../domain/alert.ts';
import { appendHistory } from '../domain/history.ts';
import { isOfficer } from '../domain/office.ts';
import type { Posting } from '../domain/posting.ts';
import type { Reporting } from '../domain/report.ts';
import { reportedAlert } from '../domain/reported-alert.ts';
import { type ReporterRecord, withBroadcast, withPublished } from '../domain/reporter-record.ts';
import type { Risk } from '../domain/risk.ts';
import type { PlateCipher } from '../plates/plate-cipher.ts';
import type { AcceptEffects, AlertStore, IdempotencyRecord } from '../stores/alerts/alerts.ts';
import { sealPlate } from './seal-plate.ts';

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
  readonly idempotency: IdempotencyRecord;
}

/**
 * Writes the alert that a report becomes, with its posting, its history and what limits its author: all of it or nothing.
 * @returns what was first accepted, be it now or by an earlier request with the same key
 * @throws Refusal as `AlertStore.accept`, and `unavailable` when its number plate cannot be encrypted
 */
export async function acceptReport(
  { alerts, plates }: Dependencies,
  { reporting, risk, record, idempotency }: Acceptable,
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
    ...(alert.status === 'published' ? { posting: postingOf(reporting, alert) } : {}),
    ...(isOfficer(author) ? {} : { record: recordWith(record, alert, now) }),
    ...(numberPlate === undefined ? {} : { plate: await sealPlate(plates, alertId, numberPlate, now) }),
  };
  return (await alerts.accept({ ...alert, history }, effects)).alert;
}

function recordWith(record: ReporterRecord, { level, status }: Alert, now: Date): ReporterRecord {
  const sent = withBroadcast(record, level === 'danger', now);
  return status === 'published' ? withPublished(sent) : sent;
}

/** In the community where it was reported. */
function postingOf({ community }: Reporting, { alertId, level }: Alert): Posting {
  const { communityId, name } = community;
  return { alertId, groupId: communityId, communityName: name, level, firstMessage: 0 };
}
