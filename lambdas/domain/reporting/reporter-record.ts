import { dayMs } from '../milliseconds.ts';

/** What a resident sent lately, and which of it moderators took down: what limits look at. */
export interface ReporterRecord {
  readonly residentId: string;
  /** How many times it was saved, 0 before the first; the condition of the next save. */
  readonly version: number;
  /** Of the past day, the oldest first. */
  readonly broadcasts: readonly Broadcast[];
  /** When they had neighbours practise, of the past day, the oldest first, ISO 8601: apart from what is real. */
  readonly exercises: readonly string[];
  /** How many of their alerts neighbours ever read: at once, or once moderators let them out. */
  readonly total: number;
  /** Alerts that were flagged and taken down, the oldest first, for as long as they weigh; a decision that is reversed leaves. */
  readonly upheld: readonly UpheldFlag[];
}

interface Broadcast {
  /** ISO 8601. */
  readonly at: string;
  readonly danger: boolean;
}

interface UpheldFlag {
  readonly alertId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Two flags upheld so close to each other suspend whoever sent both alerts, for so long from the second on. */
export const upheldWithinMs = 90 * dayMs;
export const suspensionMs = 30 * dayMs;

export const newRecord = (residentId: string): ReporterRecord => ({
  residentId,
  version: 0,
  broadcasts: [],
  exercises: [],
  total: 0,
  upheld: [],
});

/** One more alert sent, be it published or held: limits count both. */
export function withBroadcast(record: ReporterRecord, danger: boolean, now: Date): ReporterRecord {
  const broadcasts = [...lately(record.broadcasts, dayMs, now), { at: now.toISOString(), danger }];
  return { ...record, broadcasts };
}

/** One more exercise, be it published or held. */
export function withExercise(record: ReporterRecord, now: Date): ReporterRecord {
  const before = record.exercises.filter((at) => isWithin(at, dayMs, now));
  return { ...record, exercises: [...before, now.toISOString()] };
}

/** One more alert published: whoever has none yet is still a stranger to their neighbours. */
export const withPublished = (record: ReporterRecord): ReporterRecord => ({ ...record, total: record.total + 1 });

/** Moderators agreed with those who flagged an alert of theirs. */
export function withUpheld(record: ReporterRecord, alertId: string, now: Date): ReporterRecord {
  const others = withoutUpheld(record, alertId).upheld;
  const upheld = [...lately(others, upheldWithinMs + suspensionMs, now), { alertId, at: now.toISOString() }];
  return { ...record, upheld };
}

/** Moderators changed their mind. */
export function withoutUpheld(record: ReporterRecord, alertId: string): ReporterRecord {
  return { ...record, upheld: record.upheld.filter((upheld) => upheld.alertId !== alertId) };
}

function lately<Event extends { readonly at: string }>(events: readonly Event[], withinMs: number, now: Date): Event[] {
  return events.filter(({ at }) => isWithin(at, withinMs, now));
}

const isWithin = (at: string, withinMs: number, now: Date) => Date.parse(at) > now.getTime() - withinMs;
