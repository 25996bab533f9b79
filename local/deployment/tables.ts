import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { localAccountId } from '../sns/arns.ts';
import type { Resource } from '../template/assembly.ts';
import { physicalName, type Template } from '../template/template.ts';
import type { ExpiringTable } from '../ttl/ttl.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY']) }),
      }),
    )
    .optional(),
  StreamSpecification: z.object({ StreamViewType: z.literal('NEW_AND_OLD_IMAGES') }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

type TableProperties = z.infer<typeof tableProperties>;

/** Makes the tables that are not there yet, and tells which of them have items that expire. */
export async function makeTables(template: Template, client: DynamoDBClient): Promise<ExpiringTable[]> {
  const tables = template.read('AWS::DynamoDB::GlobalTable', tableProperties);
  await Promise.all(
    tables.map(async ({ resource, properties }) => {
      const table = await findOrCreateTable(client, resource, properties);
      template.note(resource, {
        ref: physicalName(resource),
        attributes: {
          // Engines other than ours name a region of their own.
          Arn: `arn:aws:dynamodb:${template.region}:${localAccountId}:table/${physicalName(resource)}`,
          ...(table.LatestStreamArn === undefined ? {} : { StreamArn: table.LatestStreamArn }),
        },
      });
    }),
  );
  return tables.flatMap(({ resource, properties: { TimeToLiveSpecification: expiry } }) =>
    expiry?.Enabled === true ? { tableName: physicalName(resource), attributeName: expiry.AttributeName } : [],
  );
}

async function findOrCreateTable(
  client: DynamoDBClient,
  resource: Resource,
  properties: TableProperties,
): Promise<TableDescription> {
  const found = await findTable(client, physicalName(resource));
  if (found !== undefined) {
    checkIndexes(found, properties);
    return found;
  }
  return createTable(client, physicalName(resource), properties);
}

async function findTable(client: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return undefined;
    }
    throw error;
  }
}

/** A table is made once: what the template says of its keys later cannot be applied here. */
function checkIndexes(
  { TableName, GlobalSecondaryIndexes: made = [] }: TableDescription,
  wanted: TableProperties,
): void {
  const names = (indexes: readonly { IndexName?: string | undefined }[] = []): string =>
    indexes
      .map(({ IndexName }) => IndexName)
      .sort()
      .join(', ');
  if (names(made) !== names(wanted.GlobalSecondaryIndexes)) {
    throw new Error(
      `${TableName} was made with the indexes ${names(made)}, and the template has ${names(wanted.GlobalSecondaryIndexes)}: ` +
        'start again from an empty data folder.',
    );
  }
}

async function createTable(client: DynamoDBClient, TableName: string, properties: TableProperties) {
  const { StreamSpecification, TimeToLiveSpecification, ...keys } = properties;
  const { TableDescription = {} } = await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      ...withoutUndefined(keys),
      ...(StreamSpecification === undefined
        ? {}
        : { StreamSpecification: { ...StreamSpecification, StreamEnabled: true } }),
    }),
  );
  if (TimeToLiveSpecification !== undefined) {
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  }
  return TableDescription;
}

function withoutUndefined({
  GlobalSecondaryIndexes,
  ...keys
}: Pick<TableProperties, 'GlobalSecondaryIndexes' | 'KeySchema' | 'AttributeDefinitions'>) {
  return GlobalSecondaryIndexes === undefined ? keys : { ...keys, GlobalSecondaryIndexes };
}
