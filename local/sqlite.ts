import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The path that keeps a database in memory: nothing survives the process. */
export const inMemory = ':memory:';

/**
 * Opens a database whose committed writes survive `kill -9`: the write-ahead log reaches the operating system at each
 * commit, and only a power cut could lose the last ones (https://sqlite.org/pragma.html#pragma_synchronous).
 */
export function openDatabase(path: string, schema: string): DatabaseSync {
  if (path !== inMemory) {
    mkdirSync(dirname(path), { recursive: true });
  }
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
  database.exec(schema);
  return database;
}

/** Runs the work in one transaction: everything is written, or nothing. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
