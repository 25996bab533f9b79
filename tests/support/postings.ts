import { type DynamoDBClient, ListTablesCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { AlertView } from '../../contract/operations/alert-fields.ts';
import type { Publication } from '../../lambdas/domain/publishing/posting.ts';
import { dynamoPostingStore } from '../../lambdas/stores/alerts/dynamodb-postings.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import type { Platform } from '../../local/platform.ts';

/** What is reported, as far as it tells which alert it is. */
export type Reported = Pick<AlertView, 'alertId'>;

/** The physical name of a table of the platform. */
export async function tableNameOf(
  { clients }: Pick<Platform, 'clients'>,
  table: 'Residents' | 'Communities' | 'Alerts',
): Promise<string> {
  const { TableNames = [] } = await clients.dynamodb.send(new ListTablesCommand({}));
  const found = TableNames.find((name) => name.includes(`${table}Table`));
  if (found === undefined) {
    throw new Error(`The platform has no table of ${table}`);
  }
  return found;
}

/** How far the first posting of an alert of the platform is on its way. */
export async function publicationOf(platform: Pick<Platform, 'clients'>, reported: Reported): Promise<Publication> {
  return readPublication(platform.clients.dynamodb, await tableNameOf(platform, 'Alerts'), reported);
}

/** How far the first posting of an alert in this table is on its way. */
export async function readPublication(
  client: DynamoDBClient,
  tableName: string,
  { alertId }: Reported,
): Promise<Publication> {
  const [posting] = await dynamoPostingStore(openDatabase(client), tableName).listPostings(alertId);
  if (posting === undefined) {
    throw new Error(`The alert ${alertId} is posted nowhere`);
  }
  return posting.publication;
}

const pendingItem = z.object({ pendingKey: z.string() });

/** Plates wait for their erasure, and counts of deliveries for the totals. */
const notOnItsWay: ReadonlySet<string> = new Set(['PLATE', 'DELIVERIES']);

/** What of an alert still has to leave: postings, and messages not yet spread to their groups. */
export async function countOnItsWay({ clients }: Pick<Platform, 'clients'>, { alertId }: Reported): Promise<number> {
  const { Items = [] } = await clients.dynamodb.send(
    new QueryCommand({
      TableName: await tableNameOf({ clients }, 'Alerts'),
      KeyConditionExpression: 'pk = :alert',
      ExpressionAttributeValues: { ':alert': { S: `ALERT#${alertId}` } },
      ConsistentRead: true,
    }),
  );
  const pending = Items.map((item) => pendingItem.safeParse(unmarshall(item))).filter(({ success }) => success);
  return pending.filter(({ data }) => !notOnItsWay.has(data?.pendingKey ?? '')).length;
}
