import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { notFound } from '../errors.ts';
import { type Attributes, attributesColumn } from './attributes.ts';
import { type Page, pageOf } from './page.ts';

const protocol = z.enum(['sms', 'application', 'sqs', 'lambda']);

/** What a subscription delivers to. */
export type Protocol = z.infer<typeof protocol>;

const subscriptionRow = z.object({
  seq: z.number(),
  arn: z.string(),
  topicArn: z.string(),
  protocol,
  endpoint: z.string(),
  attributes: attributesColumn,
});

/** Who receives what a topic publishes: a number, or the ARN of a device, queue or function. */
export type Subscription = z.infer<typeof subscriptionRow>;

/** A subscription with its attributes left as they are stored, since a topic may have thousands. */
const recipientRow = z.object({
  arn: z.string(),
  protocol,
  endpoint: z.string(),
  attributes: z.string(),
  token: z.string().nullable(),
  enabled: z.number().nullable(),
  optedOut: z.number(),
});

/** A subscription as delivery needs it, with the state of its device or number. */
export type Recipient = z.infer<typeof recipientRow>;

export const subscriptionsSchema = `CREATE TABLE IF NOT EXISTS subscriptions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, topicArn TEXT NOT NULL, protocol TEXT NOT NULL,
  endpoint TEXT NOT NULL, attributes TEXT NOT NULL, UNIQUE (topicArn, protocol, endpoint));
  CREATE INDEX IF NOT EXISTS subscriptions_by_topic ON subscriptions (topicArn, seq);`;

const recipientsQuery = `SELECT s.arn, s.protocol, s.endpoint, s.attributes, e.token, e.enabled, o.number IS NOT NULL AS optedOut
  FROM subscriptions s LEFT JOIN endpoints e ON e.arn = s.endpoint LEFT JOIN opted_out o ON o.number = s.endpoint
  WHERE s.topicArn = ? ORDER BY s.seq`;

/** What makes a subscription one and the same. */
export type SubscriptionKey = Pick<Subscription, 'topicArn' | 'protocol' | 'endpoint'>;

/** The subscriptions of every topic. */
export interface SubscriptionStore {
  find(key: SubscriptionKey): Subscription | undefined;
  /** @throws SnsError NotFound */
  get(arn: string): Subscription;
  create(subscription: Omit<Subscription, 'seq'>): void;
  setAttributes(arn: string, attributes: Attributes): void;
  delete(arn: string): void;
  deleteOf(topicArn: string): void;
  list(topicArn: string, nextToken?: string): Page<Subscription>;
  recipients(topicArn: string): Recipient[];
}

/** Keeps subscriptions in the database. */
export function createSubscriptionStore(database: DatabaseSync): SubscriptionStore {
  const byKey = database.prepare('SELECT * FROM subscriptions WHERE topicArn = ? AND protocol = ? AND endpoint = ?');
  const byArn = database.prepare('SELECT * FROM subscriptions WHERE arn = ?');
  const insert = database.prepare(
    'INSERT INTO subscriptions (arn, topicArn, protocol, endpoint, attributes) VALUES (?, ?, ?, ?, ?)',
  );
  const update = database.prepare('UPDATE subscriptions SET attributes = ? WHERE arn = ?');
  const remove = database.prepare('DELETE FROM subscriptions WHERE arn = ?');
  const removeOf = database.prepare('DELETE FROM subscriptions WHERE topicArn = ?');
  const page = database.prepare('SELECT * FROM subscriptions WHERE topicArn = ? AND seq > ? ORDER BY seq LIMIT ?');
  const recipients = database.prepare(recipientsQuery);
  return {
    find: (key) => subscriptionRow.optional().parse(byKey.get(key.topicArn, key.protocol, key.endpoint)),
    get: (arn) => existing(subscriptionRow.optional().parse(byArn.get(arn))),
    create: ({ arn, topicArn, protocol, endpoint, attributes }) =>
      void insert.run(arn, topicArn, protocol, endpoint, JSON.stringify(attributes)),
    setAttributes: (arn, attributes) => void update.run(JSON.stringify(attributes), arn),
    delete: (arn) => void remove.run(arn),
    deleteOf: (topicArn) => void removeOf.run(topicArn),
    list: (topicArn, nextToken) =>
      pageOf(nextToken, (after, limit) => z.array(subscriptionRow).parse(page.all(topicArn, after, limit))),
    recipients: (topicArn) => z.array(recipientRow).parse(recipients.all(topicArn)),
  };
}

function existing(subscription: Subscription | undefined): Subscription {
  if (subscription === undefined) {
    throw notFound('Subscription does not exist');
  }
  return subscription;
}
