import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inMemory } from './sqlite.ts';

/** Where each part keeps its state: paths in a folder, or memory. */
export interface DataFolder {
  /** For what takes a database's path. */
  databasePath(name: string): string;
  /** For what keeps its state in memory when it gets no path. */
  path(name: string): string | undefined;
  /** A short note that survives a restart. */
  readNote(name: string): string | undefined;
  writeNote(name: string, note: string): void;
  /** Forgets everything. */
  empty(): void;
  /** Lets another platform use the folder. */
  release(): void;
}

/** Keeps nothing: every part stays in memory. */
export function memoryFolder(): DataFolder {
  return {
    databasePath: () => inMemory,
    path: () => undefined,
    readNote: () => undefined,
    writeNote: () => undefined,
    empty: () => undefined,
    release: () => undefined,
  };
}

/**
 * Opens a folder for one platform alone.
 * @throws when another one uses it
 */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true });
  const release = lock(folder);
  const file = (name: string): string => join(folder, name);
  return {
    databasePath: (name) => file(`${name}.sqlite`),
    path: file,
    readNote: (name) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : undefined),
    writeNote: (name, note) => writeFileSync(file(name), note),
    empty: () => {
      for (const name of readdirSync(folder).filter((each) => each !== lockFile && each !== holderFile)) {
        rmSync(file(name), { recursive: true });
      }
    },
    release,
  };
}

const lockFile = 'lock.sqlite';
const holderFile = 'process-id';

/** The lock is on a database: the system lifts it with the process, however that ends, so that none is ever left behind. */
function lock(folder: string): () => void {
  const holder = join(folder, holderFile);
  const database = new DatabaseSync(join(folder, lockFile));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    const owner = existsSync(holder) ? ` (process ${readFileSync(holder, 'utf8')})` : '';
    throw new Error(
      `Another platform${owner} uses ${folder}: stop it, or give this one a folder of its own with --data.`,
    );
  }
  writeFileSync(holder, String(process.pid));
  return () => {
    rmSync(holder, { force: true });
    database.close();
  };
}
