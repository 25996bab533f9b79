import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { inTransaction, openDatabase } from '../sqlite.ts';
import { alertIdIn } from './alert-id.ts';

const inboxRow = z.object({
  id: z.number(),
  at: z.string(),
  channel: z.enum(['push', 'sms', 'email', 'code']),
  to: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
  topicArn: z.string().nullable(),
  alertId: z.string().nullable(),
  level: z.string().nullable(),
});

/** How a message left; `code` is any that carries a confirmation code or a temporary password. */
type InboxChannel = z.infer<typeof inboxRow>['channel'];

/** A message that left the platform for someone. `to` is an e-mail address, a number or a device's token. */
export interface InboxMessage {
  readonly channel: InboxChannel;
  readonly to: string;
  readonly subject?: string | undefined;
  readonly body: string;
  readonly topicArn?: string | undefined;
  /** Found in the body's link when it is not given. */
  readonly alertId?: string | undefined;
  readonly level?: string | undefined;
}

/** A message received: `id` grows strictly and `at` is its time (ISO 8601). */
export interface InboxItem extends InboxMessage {
  readonly id: number;
  readonly at: string;
}

/** Every message that left the platform, in the order they left. */
export interface Inbox {
  /** Receives messages together: all of them are kept, or none. */
  add(messages: readonly InboxMessage[]): void;
  /** What came after an item's id, or since a time (ISO 8601, or milliseconds since 1970); everything when absent. */
  since(position?: string): InboxItem[];
  /** The last items, oldest first. */
  latest(limit: number): InboxItem[];
  close(): void;
}

const schema = `CREATE TABLE IF NOT EXISTS items (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, channel TEXT NOT NULL, "to" TEXT NOT NULL,
  subject TEXT, body TEXT NOT NULL, topicArn TEXT, alertId TEXT, level TEXT);
  CREATE INDEX IF NOT EXISTS items_by_time ON items (at);`;

const insertQuery = `INSERT INTO items (at, channel, "to", subject, body, topicArn, alertId, level) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** Opens the inbox kept in a file, or in memory. */
export function openInbox(path: string, now: () => Date = () => new Date()): Inbox {
  const database = openDatabase(path, schema);
  const insert = database.prepare(insertQuery);
  return {
    add: (messages) => {
      const at = now().toISOString();
      inTransaction(database, () => {
        for (const message of messages) {
          insert.run(...valuesOf(message, at));
        }
      });
    },
    since: (position) => itemsSince(database, position),
    latest: (limit) => itemsIn(database, 'ORDER BY id DESC LIMIT ?', limit).reverse(),
    close: () => database.close(),
  };
}

function valuesOf(message: InboxMessage, at: string): (string | null)[] {
  const { channel, to, subject, body, topicArn, alertId, level } = message;
  const knownAlertId = alertId ?? alertIdIn(body);
  return [at, channel, to, subject ?? null, body, topicArn ?? null, knownAlertId ?? null, level ?? null];
}

/** Ids never grow this far: a larger number is a time in milliseconds. */
const firstTimeMs = 1e12;

function itemsSince(database: DatabaseSync, position = '0'): InboxItem[] {
  const number = /^\d+$/.test(position) ? Number(position) : undefined;
  if (number !== undefined && number < firstTimeMs) {
    return itemsIn(database, 'WHERE id > ? ORDER BY id', number);
  }
  const time = new Date(number ?? position);
  if (Number.isNaN(time.getTime())) {
    throw new RangeError('since is neither an item id nor a time');
  }
  return itemsIn(database, 'WHERE at >= ? ORDER BY id', time.toISOString());
}

function itemsIn(database: DatabaseSync, clause: string, value: string | number): InboxItem[] {
  return database.prepare(`SELECT * FROM items ${clause}`).all(value).map(itemOf);
}

function itemOf(row: unknown): InboxItem {
  const { id, at, channel, to, subject, body, topicArn, alertId, level } = inboxRow.parse(row);
  return {
    id,
    at,
    channel,
    to,
    body,
    ...(subject === null ? {} : { subject }),
    ...(topicArn === null ? {} : { topicArn }),
    ...(alertId === null ? {} : { alertId }),
    ...(level === null ? {} : { level }),
  };
}
