import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { consumeBatch } from './batch.ts';

const text = z.object({ S: z.string() });

/** A change of an item, as its stream tells it. Shape: `DynamoDBRecord`, with the keys of our tables. */
const change = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    Keys: z.object({ pk: text, sk: text }),
    OldImage: z.optional(z.looseObject({})),
    NewImage: z.optional(z.looseObject({})),
  }),
});

export interface ItemChange {
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly pk: string;
  readonly sk: string;
  /** In DynamoDB's own notation: `{ name: { S: '…' } }`. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

interface StreamConsumption {
  readonly consume: (change: ItemChange) => Promise<void>;
  /** Of the changes that share this name, a batch handles the first alone: for consumers that read the present state anyway. */
  readonly oncePer?: (change: ItemChange) => string;
  /** One after the other, for consumers to whom it matters what came last. @default several at once */
  readonly inOrder?: boolean;
}

/** The Lambda handler of a table's stream: one change at a time to the consumer, failures reported record by record. */
export function consumeStream({ consume, oncePer, inOrder = false }: StreamConsumption) {
  return consumeBatch<DynamoDBStreamEvent, DynamoDBRecord, ItemChange>({
    recordsOf: ({ Records }) => (oncePer ? firstOfEach(Records, oncePer) : Records),
    identify: (record) => record.dynamodb?.SequenceNumber ?? '',
    read: readChange,
    consume,
    ...(inOrder ? { options: { concurrency: 1 } } : {}),
  });
}

function readChange(record: DynamoDBRecord): ItemChange {
  const { eventName, dynamodb } = z.parse(change, record);
  return {
    kind: eventName,
    pk: dynamodb.Keys.pk.S,
    sk: dynamodb.Keys.sk.S,
    ...(dynamodb.OldImage ? { before: dynamodb.OldImage } : {}),
    ...(dynamodb.NewImage ? { after: dynamodb.NewImage } : {}),
  };
}

function firstOfEach(records: readonly DynamoDBRecord[], nameOf: (change: ItemChange) => string): DynamoDBRecord[] {
  const first = new Map<string, DynamoDBRecord>();
  for (const record of records) {
    const name = nameOf(readChange(record));
    if (!first.has(name)) first.set(name, record);
  }
  return [...first.values()];
}
