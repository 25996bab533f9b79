import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { type Page, pageOf } from './page.ts';

const numberRow = z.object({ seq: z.number(), number: z.string() });

export const optedOutSchema = `CREATE TABLE IF NOT EXISTS opted_out (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE);`;

/** The numbers whose owners refused every SMS of the account. */
export interface OptedOutNumbers {
  has(number: string): boolean;
  add(number: string): void;
  delete(number: string): void;
  list(nextToken?: string): Page<{ readonly number: string }>;
}

/** Keeps opted-out numbers in the database. */
export function createOptedOutNumbers(database: DatabaseSync): OptedOutNumbers {
  const select = database.prepare('SELECT * FROM opted_out WHERE number = ?');
  const insert = database.prepare('INSERT OR IGNORE INTO opted_out (number) VALUES (?)');
  const remove = database.prepare('DELETE FROM opted_out WHERE number = ?');
  const page = database.prepare('SELECT * FROM opted_out WHERE seq > ? ORDER BY seq LIMIT ?');
  return {
    has: (number) => select.get(number) !== undefined,
    add: (number) => void insert.run(number),
    delete: (number) => void remove.run(number),
    list: (nextToken) => pageOf(nextToken, (after, limit) => z.array(numberRow).parse(page.all(after, limit))),
  };
}
