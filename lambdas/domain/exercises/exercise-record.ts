/** What is kept of a community's exercises: what its limits look at. */
export interface ExerciseRecord {
  readonly communityId: string;
  /** How many times it was saved, 0 before the first; the condition of the next save. */
  readonly version: number;
  /** When the last one was sent, ISO 8601. */
  readonly lastAt?: string;
  /** The last month whose exercise was held: `2026-12`. */
  readonly lastMonth?: string;
}

export const newExercises = (communityId: string): ExerciseRecord => ({ communityId, version: 0 });

/** One more exercise. @param month when it is that month's */
export function withHeld(record: ExerciseRecord, now: Date, month?: string): ExerciseRecord {
  return { ...record, lastAt: now.toISOString(), ...(month === undefined ? {} : { lastMonth: month }) };
}
