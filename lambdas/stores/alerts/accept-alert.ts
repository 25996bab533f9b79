import type { Alert } from '../../domain/alerts/alert.ts';
import { putNew } from '../conditional-puts.ts';
import type { Database } from '../database.ts';
import { alertItem } from './alert-items.ts';
import type { AcceptEffects, Accepted } from './alerts.ts';
import { effectWrites, publicWrites } from './effect-writes.ts';
import { rightChecks } from './right-checks.ts';
import { type AlertTables, writeAlert } from './write-alert.ts';

/** The alert itself is what a new one says first. */
const firstMessage = 0;

/** A new alert with all that goes with it, if its author may still send it. @throws Refusal as {@link writeAlert} */
export function acceptAlert(
  database: Database,
  tables: AlertTables,
  alert: Alert,
  { right, ...effects }: AcceptEffects,
  now: Date,
): Promise<Accepted> {
  const { alerts: table } = tables;
  return writeAlert(database, table, {
    accepted: { alert, messageNumber: firstMessage },
    writes: [
      putNew(table, alertItem(alert)),
      ...publicWrites(table, undefined, alert),
      ...effectWrites(table, alert, effects, now),
      ...rightChecks(tables, right),
    ],
    idempotency: effects.idempotency,
    now,
  });
}
