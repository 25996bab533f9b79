import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { reachCountsOf, sumOf } from '../../domain/subscriptions/reach-counts.ts';
import { type Database, findItem, getAll, queryAll } from '../database.ts';
import type { CommunityStore } from './communities.ts';
import { topicKey } from './community-items.ts';
import { countersOf, countsKey, municipalCounts, sizeOf } from './count-items.ts';

/** Whom the groups reach: how many on each channel, and through which topics. The residents' store adds to the counts. */
export function dynamoReach(
  database: Database,
  table: string,
): Pick<CommunityStore, 'countReach' | 'countMunicipalReach' | 'listSizes' | 'hasTopic' | 'recordTopic'> {
  const listCounts = (inseeCode: string) =>
    queryAll(database, {
      TableName: table,
      IndexName: 'byMunicipality',
      KeyConditionExpression: 'municipalityKey = :counts',
      ExpressionAttributeValues: { ':counts': municipalCounts(inseeCode) },
    });

  return {
    async countReach(groupIds) {
      const items = await getAll(database, table, [...new Set(groupIds)].map(countsKey));
      return reachCountsOf(sumOf(items.map(countersOf)));
    },

    async countMunicipalReach(inseeCode) {
      return reachCountsOf(sumOf((await listCounts(inseeCode)).map(countersOf)));
    },

    async listSizes(inseeCode) {
      return (await listCounts(inseeCode)).map(sizeOf);
    },

    async hasTopic(groupId, minimumLevel) {
      return (await findItem(database, table, topicKey(groupId, minimumLevel))) !== undefined;
    },

    async recordTopic(groupId, minimumLevel) {
      await database.send(new PutCommand({ TableName: table, Item: { ...topicKey(groupId, minimumLevel) } }));
    },
  };
}
