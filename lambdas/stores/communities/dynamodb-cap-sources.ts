import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Refusal } from '../../domain/refusal.ts';
import {
  type Database,
  findItem,
  itemInTheWay,
  queryAll,
  TransactionCancelled,
  transact,
  type Write,
} from '../database.ts';
import * as items from './cap-source-items.ts';
import { allSources, capSourceKey, isRevision, sourcesOf } from './cap-source-keys.ts';
import type { CapSourceStore } from './cap-sources.ts';
import { registeredCondition } from './community-writes.ts';
import { writeOnCondition } from './write-on-condition.ts';

/** The sources in the table of municipalities; read as they are now, so that they work, or stop, the next time. */
export function dynamoCapSourceStore(database: Database, table: string): CapSourceStore {
  const list = async (prefix: string) => {
    const found = await queryAll(database, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': allSources, ':prefix': prefix },
      ConsistentRead: true,
    });
    return found.map(items.knownSourceOf);
  };

  return {
    async listAll() {
      const found = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': allSources },
        ConsistentRead: true,
      });
      return found.map(items.knownSourceOf);
    },

    listOf: (inseeCode) => list(sourcesOf(inseeCode)),

    async find(key) {
      const item = await findItem(database, table, capSourceKey(key));
      return item && items.knownSourceOf(item);
    },

    async put(source, before) {
      const put = { TableName: table, Item: items.capSourceItem(source) };
      if (before) {
        const replaced: Write = { Put: { ...put, ...isRevision(before) } };
        await writeOnCondition(database, [replaced], 'changed-meanwhile');
      } else await addSource(database, table, source.inseeCode, put);
    },

    async remove(key) {
      const Key = { ...capSourceKey(key) };
      const gone: Write = { Delete: { TableName: table, Key, ConditionExpression: 'attribute_exists(pk)' } };
      await writeOnCondition(database, [gone, items.countWrite(table, key.inseeCode, -1)], 'cap-source-not-found');
    },

    async remember(source, memory) {
      const { ConditionExpression, ExpressionAttributeValues } = isRevision(source);
      try {
        await database.send(
          new UpdateCommand({
            TableName: table,
            Key: capSourceKey(source),
            ConditionExpression,
            UpdateExpression: 'SET memory = :memory',
            ExpressionAttributeValues: { ...ExpressionAttributeValues, ':memory': memory },
          }),
        );
      } catch (error) {
        itemInTheWay(error);
      }
    },
  };
}

const refusals = ['municipality-not-found', 'too-many-cap-sources', 'changed-meanwhile'] as const;

/** In a municipality that is registered, while it has room, and where there is none of that name. */
async function addSource(
  database: Database,
  table: string,
  inseeCode: string,
  put: NonNullable<Write['Put']>,
): Promise<void> {
  const isNew = { ...put, ConditionExpression: 'attribute_not_exists(pk)' };
  const writes = [registeredCondition(table, inseeCode), items.countWrite(table, inseeCode, 1), { Put: isNew }];
  try {
    await transact(database, writes);
  } catch (error) {
    if (!(error instanceof TransactionCancelled)) throw error;
    const refusal = refusals.find((_, position) => error.conditionFailed(position));
    if (refusal) throw new Refusal(refusal, { cause: error });
    throw error.passing ? new Refusal('unavailable', { cause: error }) : error;
  }
}
