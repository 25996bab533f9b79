import * as z from 'zod/mini';
import { Refusal } from '../../domain/refusal.ts';
import { reachCountsOf, totalsOf } from '../../domain/subscriptions/reach-counts.ts';
import { type Database, findItem, getAll, queryAll, TransactionCancelled, transact } from '../database.ts';
import type { CommunityStore } from './communities.ts';
import * as items from './community-items.ts';
import { changeWrites, creationWrites } from './community-writes.ts';
import { countersOf, countsKey, groupPartition } from './count-items.ts';
import { dynamoExercising } from './dynamodb-exercising.ts';
import { dynamoMunicipalities } from './dynamodb-municipalities.ts';
import { dynamoProtocols } from './dynamodb-protocols.ts';
import { dynamoReach } from './dynamodb-reach.ts';
import { dynamoSpecialCategories } from './dynamodb-special-categories.ts';
import { writeOnCondition } from './write-on-condition.ts';

const kindOfItem = z.looseObject({ sk: z.string() });
const cell = z.object({ sk: z.templateLiteral([items.communityEntries, z.string()]) });

/** The table of municipalities and communities on DynamoDB: a partition for each, and for each cell of the grid. */
export function dynamoCommunityStore(database: Database, table: string): CommunityStore {
  const findAll: CommunityStore['findAll'] = async (communityIds) => {
    const found = await getAll(database, table, [...new Set(communityIds)].map(items.communityKey));
    return found.map(items.communityOf);
  };

  return {
    ...dynamoMunicipalities(database, table),
    ...dynamoProtocols(database, table),
    ...dynamoSpecialCategories(database, table),
    ...dynamoReach(database, table),
    ...dynamoExercising(database, table),
    findAll,

    async find(communityId) {
      const item = await findItem(database, table, items.communityKey(communityId));
      return item && items.communityOf(item);
    },

    async findWithCounts(communityId) {
      const partition = await queryPartition(database, table, groupPartition(communityId));
      const bySort = new Map(partition.map((item) => [kindOfItem.parse(item).sk, item]));
      const community = bySort.get(items.communityKey(communityId).sk);
      const counts = totalsOf(reachCountsOf(countersOf(bySort.get(countsKey(communityId).sk))));
      return community && { community: items.communityOf(community), counts };
    },

    async create(community) {
      await writeOnCondition(database, creationWrites(table, community), 'municipality-not-found');
    },

    async save(before, after) {
      const saved = { ...after, version: before.version + 1 };
      try {
        await transact(database, changeWrites(table, before, saved));
        return saved;
      } catch (error) {
        const changed = error instanceof TransactionCancelled && (error.conditionFailed(0) || error.passing);
        throw changed ? new Refusal('changed-meanwhile', { cause: error }) : error;
      }
    },

    async listByMunicipality(inseeCode) {
      const found = await queryAll(database, {
        TableName: table,
        IndexName: 'byMunicipality',
        KeyConditionExpression: 'municipalityKey = :municipality',
        ExpressionAttributeValues: { ':municipality': items.municipalityGroup(inseeCode) },
      });
      return found.map(items.communityOf);
    },

    async listRoster(inseeCode) {
      const found = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :entries)',
        ExpressionAttributeValues: { ':pk': items.municipalityGroup(inseeCode), ':entries': items.communityEntries },
        ConsistentRead: true,
      });
      return found.map(items.rosterEntryOf);
    },

    async findInCells(cells) {
      const partitions = cells.map((one) => queryPartition(database, table, items.cellPartition(one)));
      const found = (await Promise.all(partitions)).flat();
      return findAll(found.map((item) => cell.parse(item).sk.slice(items.communityEntries.length)));
    },
  };
}

function queryPartition(database: Database, table: string, partition: string) {
  return queryAll(database, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition },
  });
}
