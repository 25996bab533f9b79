import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { countWrites } from '../communities/count-items.ts';
import { type Database, findItem, queryAll, TransactionCancelled, transact } from '../database.ts';
import { transactAmongMany } from '../transact-among-many.ts';
import { carriedOutWrite } from './conversation-items.ts';
import { dynamoMemberLists } from './dynamodb-member-lists.ts';
import { dynamoPhones } from './dynamodb-phones.ts';
import { holderKey } from './endpoint-keys.ts';
import { type GuardedWrite, refusalOf, unguarded } from './guarded-writes.ts';
import { nextVersion } from './next-version.ts';
import { answerWrite, invitationWrites, relativeAnswerWrite } from './phone-items.ts';
import { residentKey, residentOf, unsyncedKey } from './resident-items.ts';
import { holdWrite, type ResidentTables, residentWrites, takeWrite } from './resident-writes.ts';
import type { ResidentStore, SaveEffects } from './residents.ts';
import { codeWrite } from './sending-items.ts';

const holder = z.object({ residentId: z.string() });

/** The table of residents on DynamoDB: a partition for each resident, the index `byGroup` for the lists. */
export function dynamoResidentStore(database: Database, tables: ResidentTables): ResidentStore {
  return {
    ...dynamoMemberLists(database, tables.residents),
    ...dynamoPhones(database, tables.residents),

    async load(residentId) {
      const items = await queryAll(database, {
        TableName: tables.residents,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': residentKey(residentId) },
        ConsistentRead: true,
      });
      return residentOf(items);
    },

    async create(resident, effects = {}) {
      const writes = [
        ...residentWrites(tables.residents, undefined, resident),
        ...effectWrites(tables, resident.residentId, effects),
      ];
      try {
        await transact(database, plain(writes));
        return true;
      } catch (error) {
        if (error instanceof TransactionCancelled && error.conditionFailed(0)) return false;
        throw refusalOf(error, writes);
      }
    },

    async save(before, after, effects = {}) {
      const saved = nextVersion(before, after, effects);
      const writes = [
        ...residentWrites(tables.residents, before, saved),
        ...effectWrites(tables, saved.residentId, effects),
      ];
      try {
        await (effects.counts?.length ? transactAmongMany : transact)(database, plain(writes));
        return saved;
      } catch (error) {
        throw refusalOf(error, writes);
      }
    },

    async listUnsynced(before, limit) {
      const { Items = [] } = await database.send(
        new QueryCommand({
          TableName: tables.residents,
          IndexName: 'unsynced',
          KeyConditionExpression: 'unsyncedKey = :unsynced AND unsyncedSinceMs < :before',
          ExpressionAttributeValues: { ':unsynced': unsyncedKey, ':before': before.getTime() },
          Limit: limit,
        }),
      );
      return Items.map((item) => holder.parse(item).residentId);
    },

    async findHolder(endpoint) {
      const item = await findItem(database, tables.residents, holderKey(endpoint));
      return item && holder.parse(item).residentId;
    },
  };
}

const plain = (writes: readonly GuardedWrite[]) => writes.map(({ write }) => write);

function effectWrites(tables: ResidentTables, residentId: string, effects: SaveEffects): GuardedWrite[] {
  const table = tables.residents;
  const { phoneCode, take, closes, answers, invitation, relativeAnswer, carriedOut, holds = [], counts = [] } = effects;
  return [
    ...(phoneCode ? [codeWrite(table, phoneCode)] : []),
    ...(take ? [takeWrite(table, residentId, take)] : []),
    ...(closes ? residentWrites(table, closes.before, nextVersion(closes.before, closes.after, {})) : []),
    ...(answers ? [answerWrite(table, answers)] : []),
    ...(invitation ? invitationWrites(table, residentId, invitation) : []),
    ...(relativeAnswer ? [relativeAnswerWrite(table, residentId, relativeAnswer)] : []),
    ...(carriedOut ? [carriedOutWrite(table, carriedOut)] : []),
    ...[...new Set(holds)].map((endpoint) => unguarded(holdWrite(table, residentId, endpoint))),
    ...counts.flatMap((change) => countWrites(countsTable(tables), change).map(unguarded)),
  ];
}

function countsTable({ communities }: ResidentTables): string {
  if (!communities) throw new Error('this function was given no table of communities, and saves counts');
  return communities;
}
