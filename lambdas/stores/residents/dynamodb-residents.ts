import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { tooManyCodes } from '../../domain/phone-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import { countWrites } from '../communities/count-items.ts';
import { type Database, findItem, queryAll, TransactionCancelled, transact, type Write } from '../database.ts';
import { transactAmongMany } from '../transact-among-many.ts';
import { dynamoMemberLists } from './dynamodb-member-lists.ts';
import { nextVersion } from './next-version.ts';
import { residentKey, residentOf, unsyncedKey } from './resident-items.ts';
import {
  holderKey,
  holdWrite,
  otherWrites,
  phoneCodeWrite,
  profileWrite,
  type ResidentTables,
} from './resident-writes.ts';
import type { PhoneCodeSending, ResidentStore, SaveEffects } from './residents.ts';

const holder = z.object({ residentId: z.string() });
const codes = z.object({ thirdLastMs: z.number() });

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
      const saved = nextVersion(before, after, effects);
      const { phoneCode } = effects;
      const writes = [
        profileWrite(tables.residents, saved, before.version),
        ...(phoneCode ? [phoneCodeWrite(tables.residents, phoneCode)] : []),
        ...otherWrites(tables.residents, before, saved),
        ...effectWrites(tables, saved.residentId, effects),
      ];
      try {
        await (effects.counts?.length ? transactAmongMany : transact)(database, writes);
        return saved;
      } catch (error) {
        throw asRefusal(error, phoneCode);
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

function effectWrites(tables: ResidentTables, residentId: string, { holds = [], counts = [] }: SaveEffects): Write[] {
  return [
    ...[...new Set(holds)].map((endpoint) => holdWrite(tables.residents, residentId, endpoint)),
    ...counts.flatMap((change) => countWrites(countsTable(tables), change)),
  ];
}

function countsTable({ communities }: ResidentTables): string {
  if (!communities) throw new Error('this function was given no table of communities, and saves counts');
  return communities;
}

/** A save's conditions are the version, then how many codes the phone was sent; a conflict is another save at this very moment. */
function asRefusal(error: unknown, phoneCode?: PhoneCodeSending): unknown {
  if (!(error instanceof TransactionCancelled)) return error;
  if (error.conditionFailed(0) || error.passing) return new Refusal('changed-meanwhile', { cause: error });
  if (!phoneCode || !error.conditionFailed(1)) return error;
  return tooManyCodes(new Date(codes.parse(error.items[1]).thirdLastMs), phoneCode.at);
}
