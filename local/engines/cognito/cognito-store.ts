import type { DatabaseSync } from 'node:sqlite';
import type { DataStore } from 'cognito-local/lib/services/dataStore/dataStore.js';
import type { DataStoreFactory } from 'cognito-local/lib/services/dataStore/factory.js';
import type { UserPool } from 'cognito-local/lib/services/userPoolService.js';
import * as z from 'zod';
import { inMemory, openDatabase } from '../../sqlite.ts';

/** A store's values by section (`Users`, `Groups`) and name; a section that is one value (`Options`) has no names. */
type Sections = Record<string, Record<string, unknown>>;

type Key = string | string[];

/** The engine's data, a row for each user: its own files are written whole, and half written when the process is killed. */
export interface CognitoStore extends DataStoreFactory {
  /** The pools that exist. */
  userPools(): UserPool[];
  close(): void;
}

const schema = `CREATE TABLE IF NOT EXISTS entries (
  store TEXT NOT NULL, section TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (store, section, name));`;

const entryRow = z.object({ section: z.string(), name: z.string(), value: z.string() });
const valueRow = z.object({ value: z.string() });

/** The name of a section's own value, such as a pool's `Options`. */
const wholeSection = '';

/** Opens the data kept in a file, or in memory. */
export function openCognitoStore(path = inMemory): CognitoStore {
  const database = openDatabase(path, schema);
  const options = database.prepare("SELECT value FROM entries WHERE section = 'Options'");
  return {
    create: async (_ctx, id, defaults) => openStore(database, id, defaults),
    userPools: () => options.all().map((row) => revive(valueRow.parse(row).value) as UserPool),
    close: () => database.close(),
  };
}

function openStore(database: DatabaseSync, store: string, defaults: object): DataStore {
  const sections = readSections(database, store);
  const upsert = database.prepare('INSERT OR REPLACE INTO entries (store, section, name, value) VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM entries WHERE store = ? AND section = ? AND name = ?');
  const set = async (_ctx: unknown, key: Key, value: unknown): Promise<void> => {
    const [section, name] = pathOf(key);
    sectionOf(sections, section)[name] = value;
    upsert.run(store, section, name, JSON.stringify(value));
  };
  for (const [section, value] of missingDefaults(sections, defaults)) {
    void set(undefined, section, value);
  }
  return {
    // The engine says what it expects of its own data.
    get: async <T>(_ctx: unknown, key: Key, defaultValue?: T) => (pick(sections, key) ?? defaultValue ?? null) as T,
    getRoot: async <T>() => sections as T,
    set,
    delete: async (_ctx, key) => {
      const [section, name] = pathOf(key);
      delete sectionOf(sections, section)[name];
      remove.run(store, section, name);
    },
  };
}

function readSections(database: DatabaseSync, store: string): Sections {
  const sections: Sections = Object.create(null);
  for (const row of database.prepare('SELECT section, name, value FROM entries WHERE store = ?').all(store)) {
    const { section, name, value } = entryRow.parse(row);
    sectionOf(sections, section)[name] = revive(value);
  }
  return sections;
}

/** What a new store starts with: an empty section needs no row. */
function missingDefaults(sections: Sections, defaults: object): [string, object][] {
  return Object.entries(defaults).filter(
    ([section, value]) => sections[section] === undefined && Object.keys(value).length > 0,
  );
}

function sectionOf(sections: Sections, name: string): Record<string, unknown> {
  const section = sections[name] ?? Object.create(null);
  sections[name] = section;
  return section;
}

const pathOf = (key: Key): [string, string] => {
  const [section = '', name = wholeSection] = Array.isArray(key) ? key : [key];
  return [section, name];
};

function pick(sections: Sections, key: Key): unknown {
  const [section, name] = pathOf(key);
  const values = sections[section];
  return name === wholeSection ? (values?.[wholeSection] ?? values) : values?.[name];
}

/** Fields named for a date hold one. */
function revive(json: string): unknown {
  return JSON.parse(json, (key, value) =>
    key.endsWith('Date') && typeof value === 'string' ? new Date(value) : value,
  );
}
