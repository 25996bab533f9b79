/** The exercises of a community, as one item of the table of alerts, and back. */
import * as z from 'zod/mini';
import { type ExerciseRecord, newExercises } from '../../domain/exercises/exercise-record.ts';
import { dayMs } from '../../domain/milliseconds.ts';
import { type Database, getAll, type Item, type Key } from '../database.ts';

const exercisesKey = (communityId: string): Key => ({ pk: `COMMUNITY#${communityId}`, sk: 'EXERCISES' });

/** Longer than from one monthly exercise to the next. */
const keptMs = 40 * dayMs;

/** As it is after this save. */
export function exerciseItem(record: ExerciseRecord, now: Date): Item & Key {
  return {
    ...exercisesKey(record.communityId),
    ...record,
    version: record.version + 1,
    expiresAtSeconds: Math.floor((now.getTime() + keptMs) / 1000),
  };
}

const stored = z.object({
  communityId: z.string(),
  version: z.number(),
  lastAt: z.exactOptional(z.string()),
  lastMonth: z.exactOptional(z.string()),
});

/** Of each of these communities, in their order. What is read may be a moment old: the version is the condition of the next save. */
export async function findExercises(
  database: Database,
  table: string,
  communityIds: readonly string[],
): Promise<ExerciseRecord[]> {
  const items = await getAll(database, table, communityIds.map(exercisesKey));
  const found = new Map(items.map((item) => stored.parse(item)).map((record) => [record.communityId, record]));
  return communityIds.map((communityId) => found.get(communityId) ?? newExercises(communityId));
}
