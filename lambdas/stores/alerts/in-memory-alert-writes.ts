import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { type ExerciseRecord, newExercises } from '../../domain/exercises/exercise-record.ts';
import { isActiveMember } from '../../domain/permissions/relations.ts';
import { Refusal } from '../../domain/refusal.ts';
import { newRecord, type ReporterRecord } from '../../domain/reporting/reporter-record.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { type AlertRows, isKept, keyOf } from './alert-rows.ts';
import type { AcceptEffects, Accepted, IdempotencyRecord, SaveEffects, StandingRight } from './alerts.ts';
import { dueAtMs, newPublication } from './new-publication.ts';

const requestKey = ({ residentId, key }: IdempotencyRecord) => keyOf(residentId, key);

/** What an earlier request with the same key came to. @throws Refusal `idempotency-key-reused` */
export function earlierOf(
  rows: AlertRows,
  idempotency: IdempotencyRecord | undefined,
  now: Date,
): Accepted | undefined {
  const earlier = idempotency && rows.requests.get(requestKey(idempotency));
  if (!idempotency || !earlier || !isKept(earlier.alert, now)) return undefined;
  if (earlier.digest !== idempotency.digest) throw new Refusal('idempotency-key-reused');
  return { alert: earlier.alert, messageNumber: earlier.messageNumber };
}

/** A source is another table's: what stands there is up to whoever tests. */
export function holds(resident: Resident | undefined, right: StandingRight): boolean {
  if ('source' in right) return right.setBy === undefined || holds(resident, right.setBy);
  if (!('memberOf' in right)) {
    const { inseeCode, office } = right;
    return resident?.mandates.some((held) => held.inseeCode === inseeCode && held.office === office) ?? false;
  }
  return isActiveMember(resident, right.memberOf) && resident?.profile.acceptedCharter === currentCharterVersion;
}

/** @throws Refusal `changed-meanwhile` */
export function requireUnchanged(
  rows: AlertRows,
  { alertId }: Alert,
  { history, record, witness, contestation, exercises, received }: SaveEffects & Partial<AcceptEffects>,
): void {
  const written = rows.histories.get(alertId)?.map(({ number }) => number);
  const stale = record && recordIn(rows, record.residentId).version !== record.version;
  const practised = exercises && exercisesIn(rows, exercises.communityId).version !== exercises.version;
  const other = witness && rows.witnesses.get(keyOf(alertId, witness.residentId)) !== witness.before;
  const writtenOver = history.some(({ number }) => written?.includes(number));
  const { contestationId = '', version } = contestation?.before ?? {};
  const answered = rows.contestations.get(contestationId)?.version !== version;
  const repeated = received && rows.received.has(keyOf(received.inseeCode, received.digest));
  if (stale || practised || other || writtenOver || answered || repeated) throw new Refusal('changed-meanwhile');
}

export const recordIn = (rows: AlertRows, residentId: string): ReporterRecord =>
  rows.records.get(residentId) ?? newRecord(residentId);

export const exercisesIn = (rows: AlertRows, communityId: string): ExerciseRecord =>
  rows.exercises.get(communityId) ?? newExercises(communityId);

/** Writes an alert with all that goes with it. */
export function write(
  rows: AlertRows,
  accepted: Accepted,
  {
    history,
    spread = [],
    idempotency,
    record,
    witness,
    posting,
    plate,
    exercises,
    contestation,
    received,
  }: SaveEffects & Partial<AcceptEffects>,
): void {
  const { alert } = accepted;
  const { alertId, level } = alert;
  rows.alerts.set(alertId, alert);
  rows.histories.set(alertId, [...(rows.histories.get(alertId) ?? []), ...history]);
  for (const messageNumber of spread) {
    const row = { alertId, messageNumber, level, dueAtMs: dueAtMs(alert, messageNumber) };
    rows.unspread.set(keyOf(alertId, messageNumber), row);
  }
  if (idempotency) rows.requests.set(requestKey(idempotency), { ...accepted, digest: idempotency.digest });
  if (record) rows.records.set(record.residentId, { ...record, version: record.version + 1 });
  if (exercises) rows.exercises.set(exercises.communityId, { ...exercises, version: exercises.version + 1 });
  if (witness) rows.witnesses.set(keyOf(alertId, witness.residentId), witness.after);
  if (contestation) {
    const { before, after } = contestation;
    rows.contestations.set(after.contestationId, { ...after, version: before.version + 1 });
  }
  if (plate) rows.plates.set(alertId, plate);
  if (received) rows.received.set(keyOf(received.inseeCode, received.digest), received.alertId);
  if (posting) {
    const publication = newPublication(alert, posting);
    const dueAt = dueAtMs(alert, posting.firstMessage);
    rows.postings.set(keyOf(alertId, posting.groupId), { posting, publication, leaseEndsAtMs: 0, dueAtMs: dueAt });
  }
}
