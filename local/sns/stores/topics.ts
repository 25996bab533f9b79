import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { notFound } from '../errors.ts';
import { type Attributes, attributesColumn } from './attributes.ts';
import { type Page, pageOf } from './page.ts';

const topicRow = z.object({ seq: z.number(), arn: z.string(), attributes: attributesColumn });

/** A topic and its attributes. */
type Topic = z.infer<typeof topicRow>;

export const topicsSchema = `CREATE TABLE IF NOT EXISTS topics (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, attributes TEXT NOT NULL);`;

/** The topics of the account. */
export interface TopicStore {
  find(arn: string): Topic | undefined;
  /** @throws SnsError NotFound */
  get(arn: string): Topic;
  save(arn: string, attributes: Attributes): void;
  delete(arn: string): void;
  list(nextToken?: string): Page<Topic>;
}

/** Keeps topics in the database. */
export function createTopicStore(database: DatabaseSync): TopicStore {
  const select = database.prepare('SELECT * FROM topics WHERE arn = ?');
  const upsert = database.prepare(
    'INSERT INTO topics (arn, attributes) VALUES (?, ?) ON CONFLICT (arn) DO UPDATE SET attributes = excluded.attributes',
  );
  const remove = database.prepare('DELETE FROM topics WHERE arn = ?');
  const page = database.prepare('SELECT * FROM topics WHERE seq > ? ORDER BY seq LIMIT ?');
  const find = (arn: string): Topic | undefined => topicRow.optional().parse(select.get(arn));
  return {
    find,
    get: (arn) => {
      const topic = find(arn);
      if (topic === undefined) {
        throw notFound('Topic does not exist');
      }
      return topic;
    },
    save: (arn, attributes) => void upsert.run(arn, JSON.stringify(attributes)),
    delete: (arn) => void remove.run(arn),
    list: (nextToken) => pageOf(nextToken, (after, limit) => z.array(topicRow).parse(page.all(after, limit))),
  };
}
