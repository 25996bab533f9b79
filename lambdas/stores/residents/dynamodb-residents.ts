import * as z from 'zod/mini';
import { Refusal } from '../../domain/refusal.ts';
import { type Database, findItem, queryAll, TransactionCancelled, transact, type Write } from '../database.ts';
import { dynamoMemberLists } from './dynamodb-member-lists.ts';
import { residentKey, residentOf } from './resident-items.ts';
import { countWrite, holderKey, holdWrite, otherWrites, profileWrite, type ResidentTables } from './resident-writes.ts';
import type { ResidentStore, SaveEffects } from './residents.ts';

const holder = z.object({ residentId: z.string() });

/** The table of residents on DynamoDB: a partition for each resident, the index `byGroup` for the lists. */
export function dynamoResidentStore(database: Database, tables: ResidentTables): ResidentStore {
  return {
    ...dynamoMemberLists(database, tables.residents),

    async load(residentId) {
      const items = await queryAll(database, {
        TableName: tables.residents,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': residentKey(residentId) },
        ConsistentRead: true,
      });
      return residentOf(items);
    },

    async create(resident) {
      const writes = [
        profileWrite(tables.residents, resident, undefined),
        ...otherWrites(tables.residents, undefined, resident),
      ];
      try {
        await transact(database, writes);
        return true;
      } catch (error) {
        if (error instanceof TransactionCancelled && error.conditionFailed(0)) return false;
        throw asRefusal(error);
      }
    },

    async save(before, after, effects = {}) {
      const saved = { ...after, version: before.version + 1 };
      await saveAll(database, [
        profileWrite(tables.residents, saved, before.version),
        ...otherWrites(tables.residents, before, saved),
        ...effectWrites(tables, saved.residentId, effects),
      ]);
      return saved;
    },

    async findHolder(endpoint) {
      const item = await findItem(database, tables.residents, holderKey(endpoint));
      return item && holder.parse(item).residentId;
    },
  };
}

function effectWrites(tables: ResidentTables, residentId: string, { holds = [], counts = [] }: SaveEffects): Write[] {
  const changed = counts.filter(({ by }) => Object.values(by).some((change) => change !== 0));
  return [
    ...[...new Set(holds)].map((endpoint) => holdWrite(tables.residents, residentId, endpoint)),
    ...changed.map((change) => countWrite(countsTable(tables), change)),
  ];
}

function countsTable({ communities }: ResidentTables): string {
  if (!communities) throw new Error('this function was given no table of communities, and saves counts');
  return communities;
}

async function saveAll(database: Database, writes: readonly Write[]): Promise<void> {
  try {
    await transact(database, writes);
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The only condition of a save is the version; a conflict is another save at this very moment. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof TransactionCancelled)) return error;
  return error.conditionFailed(0) || error.passing ? new Refusal('changed-meanwhile', { cause: error }) : error;
}
