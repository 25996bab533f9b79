import * as z from 'zod';
import { openDatabase } from '../sqlite.ts';

const typedRow = z.object({ at: z.string(), phone: z.string(), body: z.string() });

/** An SMS that somebody typed here. */
type TypedMessage = z.infer<typeof typedRow>;

const schema = `CREATE TABLE IF NOT EXISTS typed (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, phone TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS typed_by_phone ON typed (phone);`;

/** The SMS that were typed on this machine, in the order they were. */
export interface TypedMessages {
  add(phone: string, body: string): void;
  of(phone: string): TypedMessage[];
  close(): void;
}

/** Opens those kept in a file, or in memory. */
export function openTypedMessages(path: string, now: () => Date = () => new Date()): TypedMessages {
  const database = openDatabase(path, schema);
  const insert = database.prepare('INSERT INTO typed (at, phone, body) VALUES (?, ?, ?)');
  const select = database.prepare('SELECT at, phone, body FROM typed WHERE phone = ? ORDER BY id');
  return {
    add: (phone, body) => void insert.run(now().toISOString(), phone, body),
    of: (phone) => z.array(typedRow).parse(select.all(phone)),
    close: () => database.close(),
  };
}
