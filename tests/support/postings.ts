import { type DynamoDBClient, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AlertView } from '../../contract/operations/alerts.ts';
import type { Publication } from '../../lambdas/domain/posting.ts';
import { parsePublication, postingKey } from '../../lambdas/stores/alerts/alert-items.ts';
import type { Platform } from '../../local/platform.ts';

/** What is reported, as far as it tells which posting it is. */
export type Reported = Pick<AlertView, 'alertId' | 'communityId'>;

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

/** How far a posting of the platform is on its way. */
export async function publicationOf(platform: Pick<Platform, 'clients'>, reported: Reported): Promise<Publication> {
  return readPublication(platform.clients.dynamodb, await tableNameOf(platform, 'Alerts'), reported);
}

/** How far a posting in this table is on its way. */
export async function readPublication(
  client: DynamoDBClient,
  TableName: string,
  reported: Reported,
): Promise<Publication> {
  const { pk, sk } = postingKey(reported);
  const { Item = {} } = await client.send(
    new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  return parsePublication(unmarshall(Item));
}
