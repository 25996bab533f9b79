import type { Level } from '../../../contract/fields.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { HistoryEntry } from '../../domain/alerts/history.ts';
import { purgeAtSeconds } from '../../domain/alerts/life.ts';
import type { Contestation } from '../../domain/contestations/contestation.ts';
import type { SettledDelivery } from '../../domain/deliveries/delivery-totals.ts';
import type { ExerciseRecord } from '../../domain/exercises/exercise-record.ts';
import type { Posting, Publication } from '../../domain/publishing/posting.ts';
import type { ReporterRecord } from '../../domain/reporting/reporter-record.ts';
import type { Accepted, IdempotencyRecord, Seen, StoredPlate } from './alerts.ts';
import type { KeptCounts, KeptLedger, PublishedNotice } from './deliveries.ts';

export interface PostingRow {
  readonly posting: Posting;
  publication: Publication;
  leaseEndsAtMs: number;
  dueAtMs: number;
}

interface UnspreadRow {
  readonly alertId: string;
  readonly messageNumber: number;
  readonly level: Level;
  readonly dueAtMs: number;
}

/** What a table of alerts holds, in memory, each by the parts of its key. */
export interface AlertRows {
  readonly alerts: Map<string, Alert>;
  readonly histories: Map<string, readonly HistoryEntry[]>;
  readonly requests: Map<string, Accepted & Pick<IdempotencyRecord, 'digest'>>;
  readonly records: Map<string, ReporterRecord>;
  readonly exercises: Map<string, ExerciseRecord>;
  readonly witnesses: Map<string, Seen>;
  readonly advice: Map<string, { readonly key: string; readonly at: Date }>;
  readonly plates: Map<string, StoredPlate>;
  readonly contestations: Map<string, Contestation>;
  readonly postings: Map<string, PostingRow>;
  readonly unspread: Map<string, UnspreadRow>;
  readonly emailed: Map<string, ReadonlySet<string>>;
  /** By the identifier that SNS gave. */
  readonly published: Map<string, PublishedNotice>;
  readonly ledgers: Map<string, KeptLedger>;
  readonly counts: Map<string, KeptCounts>;
  /** The counts of which the totals do not know yet. */
  readonly unsettled: Set<string>;
  readonly settled: Map<string, SettledDelivery>;
  /** The alerts that CAP messages became. */
  readonly received: Map<string, string>;
}

export const newAlertRows = (): AlertRows => ({
  alerts: new Map(),
  histories: new Map(),
  requests: new Map(),
  records: new Map(),
  exercises: new Map(),
  witnesses: new Map(),
  advice: new Map(),
  plates: new Map(),
  contestations: new Map(),
  postings: new Map(),
  unspread: new Map(),
  emailed: new Map(),
  published: new Map(),
  ledgers: new Map(),
  counts: new Map(),
  unsettled: new Set(),
  settled: new Map(),
  received: new Map(),
});

export const keyOf = (...parts: readonly (string | number)[]): string => parts.join('/');

/** Whether an alert, and what belongs to it, is still to be seen. */
export const isKept = ({ reportedAt }: Pick<Alert, 'reportedAt'>, now: Date): boolean =>
  purgeAtSeconds(reportedAt) * 1000 > now.getTime();
