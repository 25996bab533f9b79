import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Database } from '../database.ts';
import type { CommunityStore } from './communities.ts';
import { exercisingPartition } from './community-items.ts';

const listed = z.object({ sk: z.string() });

/** The communities of the table that wish for a monthly exercise. */
export function dynamoExercising(database: Database, table: string): Pick<CommunityStore, 'listExercising'> {
  return {
    async listExercising(timeZone, { limit, after }) {
      const pk = exercisingPartition(timeZone);
      const { Items = [], LastEvaluatedKey: last } = await database.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          Limit: limit,
          ...(after === undefined ? {} : { ExclusiveStartKey: { pk, sk: after } }),
        }),
      );
      const communityIds = Items.map((item) => listed.parse(item).sk);
      return { communityIds, ...(last ? { next: listed.parse(last).sk } : {}) };
    },
  };
}
