import { setInterval as every } from 'node:timers/promises';
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { errorName, type Log, silentLog } from '../log.ts';

/** A table whose items expire. */
export interface ExpiringTable {
  readonly tableName: string;
  /** The number attribute that holds an item's end, in seconds since 1970. */
  readonly attributeName: string;
}

type Item = Record<string, AttributeValue>;

const attributeNamesOf = (attributeName: string) => ({ '#expires': attributeName });
const isExpired = '#expires < :now';
const nowValue = (now: Date): Item => ({ ':now': { N: String(Math.floor(now.getTime() / 1000)) } });

/**
 * Deletes the items of a table that have expired, which DynamoDB does itself and no engine on a laptop does. It reads the
 * whole table: that is the engine's own work here, not the application's.
 */
export async function sweepExpired(client: DynamoDBClient, table: ExpiringTable, now = new Date()): Promise<number> {
  const keyNames = await keyNamesOf(client, table.tableName);
  const pages = paginateScan(
    { client },
    {
      TableName: table.tableName,
      FilterExpression: isExpired,
      ExpressionAttributeNames: attributeNamesOf(table.attributeName),
      ExpressionAttributeValues: nowValue(now),
    },
  );
  let deleted = 0;
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      deleted += await deleteExpired(client, table, keyOf(item, keyNames), now);
    }
  }
  return deleted;
}

async function keyNamesOf(client: DynamoDBClient, TableName: string): Promise<string[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  return (Table?.KeySchema ?? []).flatMap(({ AttributeName }) => AttributeName ?? []);
}

function keyOf(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

/** An item that was prolonged meanwhile stays. */
async function deleteExpired(client: DynamoDBClient, table: ExpiringTable, Key: Item, now: Date): Promise<0 | 1> {
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: table.tableName,
        Key,
        ConditionExpression: isExpired,
        ExpressionAttributeNames: attributeNamesOf(table.attributeName),
        ExpressionAttributeValues: nowValue(now),
      }),
    );
    return 1;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      return 0;
    }
    throw error;
  }
}

/** What the sweep needs. */
interface TtlSweepOptions {
  readonly client: DynamoDBClient;
  readonly tables: readonly ExpiringTable[];
  /** @default a minute */
  readonly intervalMs?: number;
  /** @default silence */
  readonly log?: Log;
}

/** Sweeps tables at an interval until it is stopped. */
export function startTtlSweep(options: TtlSweepOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const sweeping = sweepEvery(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await sweeping;
    },
  };
}

async function sweepEvery(
  { client, tables, intervalMs = 60_000, log = silentLog }: TtlSweepOptions,
  signal: AbortSignal,
) {
  try {
    for await (const _tick of every(intervalMs, undefined, { signal })) {
      for (const table of tables) {
        await sweepExpired(client, table).catch((error: unknown) =>
          log('ttl.sweep-failed', { table: table.tableName, error: errorName(error) }),
        );
      }
    }
  } catch {
    // The interval ends by an error when it is aborted, and in no other way.
  }
}
