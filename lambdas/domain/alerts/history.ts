import { createHash, randomBytes } from 'node:crypto';
import type { Alert, Author } from './alert.ts';

/** Something that somebody did with an alert. */
export interface HistoryEvent {
  readonly actor: Pick<Author, 'residentId' | 'kind'>;
  /** A verb in the past: `reported`, `witnessed`, `plate-read`. */
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** An event in its place: each entry's hash covers the one before it, so that none can be changed, left out or put in unnoticed. */
export interface HistoryEntry extends HistoryEvent {
  /** From 1. */
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly previousHash: string;
  /** Random, base64url, and shown to nobody: without it, whoever is left out of what is shown cannot be found by trying hashes. */
  readonly nonce: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** Where every chain begins: that of one alert cannot pass for another's. */
export function emptyHistory(alertId: string): Alert['history'] {
  return { count: 0, hash: createHash('sha256').update(`vigie history of ${alertId}`).digest('hex') };
}

/** Puts events at the end of a chain. @returns the chain's new end, and the entries to write with it */
export function appendHistory(
  history: Alert['history'],
  events: readonly HistoryEvent[],
  at: Date,
): { history: Alert['history']; entries: HistoryEntry[] } {
  const entries: HistoryEntry[] = [];
  let end = history;
  for (const event of events) {
    const place = { number: end.count + 1, at: at.toISOString(), previousHash: end.hash };
    const unsigned = { ...event, ...place, nonce: newNonce() };
    const entry = { ...unsigned, hash: hashOf(unsigned) };
    entries.push(entry);
    end = { count: entry.number, hash: entry.hash };
  }
  return { history: end, entries };
}

/**
 * Whether a chain is as it was written, from its beginning to the end that the alert knows.
 * @returns nothing when it is, else the number of the first entry that is changed or missing
 */
export function findBreak(
  alert: Pick<Alert, 'alertId' | 'history'>,
  entries: readonly HistoryEntry[],
): number | undefined {
  let end = emptyHistory(alert.alertId);
  for (const entry of entries) {
    const { hash, ...unsigned } = entry;
    const follows = entry.number === end.count + 1 && entry.previousHash === end.hash && hashOf(unsigned) === hash;
    if (!follows) return end.count + 1;
    end = { count: entry.number, hash };
  }
  const ends = end.count === alert.history.count && end.hash === alert.history.hash;
  return ends ? undefined : Math.min(end.count, alert.history.count) + 1;
}

const newNonce = () => randomBytes(16).toString('base64url');

function hashOf(unsigned: Omit<HistoryEntry, 'hash'>): string {
  return createHash('sha256').update(canonical(unsigned)).digest('hex');
}

/** The same text for the same content, whatever the order in which a database gives the fields back. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
