import type { Alert } from '../../domain/alerts/alert.ts';
import { putVersion } from '../conditional-puts.ts';
import type { Database } from '../database.ts';
import { alertItem } from './alert-items.ts';
import type { Accepted, SaveEffects } from './alerts.ts';
import { effectWrites, publicWrites } from './effect-writes.ts';
import { rightChecks } from './right-checks.ts';
import { type AlertTables, writeAlert } from './write-alert.ts';

/** What a change came to, and what goes with it. */
export interface Saving {
  readonly after: Alert;
  readonly effects: SaveEffects;
  /** Which message the request added, for whoever repeats it. */
  readonly messageNumber: number;
  readonly now: Date;
}

/** An alert as it has become, if nobody saved it in between. @throws Refusal as {@link writeAlert} */
export function saveAlert(
  database: Database,
  tables: AlertTables,
  before: Alert,
  { after, effects: { right, ...effects }, messageNumber, now }: Saving,
): Promise<Accepted> {
  const { alerts: table } = tables;
  const { version } = before;
  const alert = { ...after, version: version + 1 };
  return writeAlert(database, table, {
    accepted: { alert, messageNumber },
    writes: [
      putVersion(table, alertItem(alert), version),
      ...publicWrites(table, before, alert),
      ...effectWrites(table, alert, effects, now),
      ...(right ? rightChecks(tables, right) : []),
    ],
    idempotency: effects.idempotency,
    now,
  });
}
