import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type IndexShape, type TableId, type TableShape, tables } from '../../lambdas/stores/tables.ts';

/** The physical names of the three tables. */
export type TableNames = Readonly<Record<TableId, string>>;

/** Makes the three tables in an engine that has none. */
export async function createTables(client: DynamoDBClient): Promise<TableNames> {
  const create = async (shape: TableShape) => {
    const { name: TableName } = shape;
    await client.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', ...schemaOf(shape) }));
    return TableName;
  };
  return {
    residents: await create(tables.residents),
    communities: await create(tables.communities),
    alerts: await create(tables.alerts),
  };
}

function schemaOf(shape: TableShape) {
  const keys = [shape, ...shape.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  const types = new Map(keys.map(({ name, type }) => [name, type]));
  return {
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchemaOf(shape),
    GlobalSecondaryIndexes: shape.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchemaOf(index),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}

function keySchemaOf({ partitionKey, sortKey }: Pick<IndexShape, 'partitionKey' | 'sortKey'>) {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' as const },
    { AttributeName: sortKey.name, KeyType: 'RANGE' as const },
  ];
}
