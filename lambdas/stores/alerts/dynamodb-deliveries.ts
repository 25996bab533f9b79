import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { SettledDelivery } from '../../domain/deliveries/delivery-totals.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import { Refusal } from '../../domain/refusal.ts';
import {
  type Database,
  findItem,
  getAll,
  itemInTheWay,
  queryAll,
  TransactionCancelled,
  transact,
} from '../database.ts';
import { alertPartition } from './alert-items.ts';
import type { DeliveryStore, KeptCounts, LedgerKey } from './deliveries.ts';
import * as items from './delivery-items.ts';
import { parsePublished, publishedKey } from './published-items.ts';

const settledAtOnce = 10;

/** What became of alerts on their way, in their DynamoDB table. */
export function dynamoDeliveryStore(database: Database, table: string): DeliveryStore {
  return {
    findPublished: async (messageIds) => {
      const found = await getAll(database, table, [...new Set(messageIds)].map(publishedKey));
      return new Map(found.map(parsePublished).map(({ messageId, ...notice }) => [messageId, notice]));
    },

    findLedger: async (key) => {
      const item = await findItem(database, table, items.ledgerKey(key));
      return item ? items.parseLedger(item) : { version: 0, entries: {} };
    },

    findLedgers: async (keys) => (await getAll(database, table, keys.map(items.ledgerKey))).map(items.parseLedger),

    saveLedger: async (key, before, entries, counts, now) => {
      const version = before.version + 1;
      const Item = items.ledgerItem(key, { version, entries });
      const CountsItem = items.countsItem(key, version, counts, now);
      try {
        await transact(database, [
          { Put: { TableName: table, Item, ...stillAt(before.version) } },
          { Put: { TableName: table, Item: CountsItem } },
        ]);
      } catch (error) {
        throw isContended(error) ? new Refusal('changed-meanwhile', { cause: error }) : error;
      }
    },

    listCounts: async (alertId) => {
      const found = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :alert AND begins_with(sk, :counts)',
        ExpressionAttributeValues: { ':alert': alertPartition(alertId), ':counts': items.countsPrefix },
        ConsistentRead: true,
      });
      return found.map(items.parseCounts);
    },

    listUnsettled: (limit) => listUnsettled(database, table, limit),

    settle: async (alertId, settled, counts) => {
      await putSettled(database, table, alertId, settled);
      await forEachOf(counts, settledAtOnce, (each) => markSettled(database, table, each));
    },

    findSettled: async (alertId) => {
      const item = await findItem(database, table, items.totalsKey(alertId));
      return item && items.parseSettled(item);
    },
  };
}

function stillAt(version: number) {
  if (version === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return { ConditionExpression: 'version = :before', ExpressionAttributeValues: { ':before': version } };
}

const isContended = (error: unknown) =>
  error instanceof TransactionCancelled && (error.conditionFailed(0) || error.passing);

const pageSize = 200;
const ofAlert = z.object({ alertId: z.string() });

async function listUnsettled(database: Database, table: string, limit: number): Promise<string[]> {
  const alertIds = new Set<string>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'pending',
        KeyConditionExpression: 'pendingKey = :pending',
        ExpressionAttributeValues: { ':pending': items.deliveriesPending },
        Limit: pageSize,
        ExclusiveStartKey,
      }),
    );
    for (const item of page.Items ?? []) alertIds.add(z.parse(ofAlert, item).alertId);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey && alertIds.size < limit);
  return [...alertIds].slice(0, limit);
}

async function putSettled(database: Database, table: string, alertId: string, settled: SettledDelivery): Promise<void> {
  const put = new PutCommand({
    TableName: table,
    Item: items.settledItem(alertId, settled),
    ConditionExpression: 'attribute_not_exists(pk) OR version < :version',
    ExpressionAttributeValues: { ':version': settled.version },
  });
  await database.send(put).catch(itemInTheWay);
}

async function markSettled(database: Database, table: string, counts: LedgerKey & Pick<KeptCounts, 'version'>) {
  const update = new UpdateCommand({
    TableName: table,
    Key: items.countsKey(counts),
    UpdateExpression: 'REMOVE pendingKey, dueAt',
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': counts.version },
  });
  await database.send(update).catch(itemInTheWay);
}
