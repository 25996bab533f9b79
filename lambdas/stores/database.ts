/** How every store speaks to DynamoDB: plain objects in and out, whole lists, and transactions that say why they were cancelled. */
import type { CancellationReason, ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

export type Database = DynamoDBDocumentClient;

/** An item as a store writes it; what it reads back is parsed before use. */
export type Item = Readonly<Record<string, unknown>>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A wrapper over the bare client: it adds the marshalling and no command of its own, so that bundles carry only what stores use. */
export function openDatabase(client: DynamoDBClient): Database {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** Why a transaction was cancelled: one code for each of its writes, in their order, `None` for those without fault. */
export class TransactionCancelled extends Error {
  readonly codes: readonly string[];
  /** What stood in the way of each write that asked for it by `ReturnValuesOnConditionCheckFailure`. */
  readonly items: readonly (Item | undefined)[];

  constructor(codes: readonly string[], items: readonly (Item | undefined)[] = []) {
    super(`transaction cancelled: ${codes.join(', ')}`);
    this.name = 'TransactionCancelled';
    this.codes = codes;
    this.items = items;
  }

  /** Whether the condition of that write failed. */
  conditionFailed(position: number): boolean {
    return this.codes[position] === 'ConditionalCheckFailed';
  }

  /** Whether the same request may pass a moment later: others were writing the same items, or too much was asked at once. */
  get passing(): boolean {
    return this.codes.some((code) => passingCodes.has(code));
  }
}

const passingCodes: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
]);

/**
 * All of these writes or none, at most 100.
 * @throws TransactionCancelled
 */
export async function transact(database: Database, writes: readonly Write[]): Promise<void> {
  try {
    await database.send(new TransactWriteCommand({ TransactItems: [...writes] }));
  } catch (error) {
    throw cancellationOf(error) ?? error;
  }
}

function cancellationOf(error: unknown): TransactionCancelled | undefined {
  if (!isNamed(error, 'TransactionCanceledException') || !('CancellationReasons' in error)) return undefined;
  const reasons = Array.isArray(error.CancellationReasons) ? error.CancellationReasons : [];
  const codes = reasons.map((reason: CancellationReason) => reason.Code ?? 'None');
  return new TransactionCancelled(
    codes,
    reasons.map(({ Item }: CancellationReason) => Item && unmarshall(Item)),
  );
}

/**
 * What stood in the way of a single write that asked for it by `ReturnValuesOnConditionCheckFailure`; nothing when there is no item.
 * @throws the error itself when it is any other
 */
export function itemInTheWay(error: unknown): Item | undefined {
  if (!isConditionFailed(error)) throw error;
  return error.Item && unmarshall(error.Item);
}

function isConditionFailed(error: unknown): error is ConditionalCheckFailedException {
  return isNamed(error, 'ConditionalCheckFailedException');
}

/** By name, because `instanceof` would bring every exception class of the SDK into the bundle. */
function isNamed(error: unknown, name: string): error is Error {
  return error instanceof Error && error.name === name;
}

/** One item, as it is now. */
export async function findItem(database: Database, table: string, { pk, sk }: Key): Promise<Item | undefined> {
  const { Item } = await database.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }));
  return Item;
}

/** Every item of a query, page after page. */
export async function queryAll(database: Database, query: QueryCommandInput): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await database.send(new QueryCommand({ ...query, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

const batchSize = 100;

/** The items that exist among these keys, in any order; a hundred are asked at a time, all at once. */
export async function getAll(database: Database, table: string, keys: readonly Key[]): Promise<Item[]> {
  const batches = Array.from({ length: Math.ceil(keys.length / batchSize) }, (_, index) =>
    getBatch(database, table, keys.slice(index * batchSize, (index + 1) * batchSize)),
  );
  return (await Promise.all(batches)).flat();
}

async function getBatch(database: Database, table: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let RequestItems: BatchGetCommandInput['RequestItems'] = { [table]: { Keys: keys.map((key) => ({ ...key })) } };
  while (RequestItems && Object.keys(RequestItems).length > 0) {
    const answer: BatchGetCommandOutput = await database.send(new BatchGetCommand({ RequestItems }));
    items.push(...(answer.Responses?.[table] ?? []));
    RequestItems = answer.UnprocessedKeys;
  }
  return items;
}
