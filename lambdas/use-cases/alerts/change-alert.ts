import type { Alert } from '../../domain/alerts/alert.ts';
import { appendHistory, type HistoryEvent } from '../../domain/alerts/history.ts';
import type { ReporterRecord } from '../../domain/reporting/reporter-record.ts';
import type { Accepted, AlertStore, IdempotencyRecord, SaveEffects } from '../../stores/alerts/alerts.ts';

/** What a rule makes of an alert: how it then is, what its history tells of it, and the messages that leave. */
export interface AlertChange {
  readonly alert: Alert;
  readonly events: readonly HistoryEvent[];
  /** Numbers of messages. */
  readonly spread?: readonly number[];
  readonly witness?: SaveEffects['witness'];
  readonly record?: ReporterRecord;
  readonly contestation?: SaveEffects['contestation'];
  readonly received?: SaveEffects['received'];
  readonly right?: SaveEffects['right'];
}

/**
 * Saves a change with its place in the history. Whoever calls retries on `changed-meanwhile`, from the reading on.
 * @throws Refusal `changed-meanwhile`, `idempotency-key-reused`
 */
export function saveChange(
  alerts: Pick<AlertStore, 'save'>,
  before: Alert,
  { alert, events, spread, witness, record, contestation, received, right }: AlertChange,
  now: Date,
  idempotency?: IdempotencyRecord,
): Promise<Accepted> {
  const { history, entries } = appendHistory(before.history, events, now);
  const effects = {
    history: entries,
    ...(spread ? { spread } : {}),
    ...(witness ? { witness } : {}),
    ...(record ? { record } : {}),
    ...(contestation ? { contestation } : {}),
    ...(received ? { received } : {}),
    ...(right ? { right } : {}),
    ...(idempotency ? { idempotency } : {}),
  };
  return alerts.save(before, { ...alert, history }, effects, spread?.at(-1));
}
