/** A DynamoDB for the tests of the stores: a local engine of its own, or the one at `DYNAMODB_ENDPOINT`, with tables of this run's. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type TableId, type TableShape, tables } from '../../lambdas/stores/tables.ts';

export interface TestDatabase {
  readonly client: DynamoDBClient;
  /** Makes the three tables anew. @returns their physical names */
  createTables(): Promise<Record<TableId, string>>;
  stop(): Promise<void>;
}

const startDeadlineMs = 10_000;

export async function startDatabase(): Promise<TestDatabase> {
  const engine = process.env.DYNAMODB_ENDPOINT ? undefined : await startEngine();
  const client = new DynamoDBClient({
    endpoint: engine?.endpoint ?? process.env.DYNAMODB_ENDPOINT ?? '',
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await untilReady(client);
  return {
    client,
    createTables: () => createTables(client),
    async stop() {
      client.destroy();
      await engine?.stop();
    },
  };
}

async function startEngine() {
  const port = await freePort();
  const binary = createRequire(__filename).resolve('@dynoxide/linux-x64/dynoxide');
  const child = spawn(binary, ['--port', String(port)], { stdio: 'ignore' });
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function untilReady(client: DynamoDBClient): Promise<void> {
  const deadline = Date.now() + startDeadlineMs;
  for (;;) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function createTables(client: DynamoDBClient): Promise<Record<TableId, string>> {
  const suffix = crypto.randomUUID();
  const create = async (shape: TableShape) => {
    const name = `${shape.name}-${suffix}`;
    await client.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...schemaOf(shape) }));
    return name;
  };
  return {
    residents: await create(tables.residents),
    communities: await create(tables.communities),
    alerts: await create(tables.alerts),
  };
}

function schemaOf(shape: TableShape) {
  const keyed = [shape, ...shape.indexes];
  const attributes = new Map(
    keyed.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]).map((key) => [key.name, key.type]),
  );
  return {
    AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchemaOf(shape),
    GlobalSecondaryIndexes: shape.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchemaOf(index),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}

function keySchemaOf({ partitionKey, sortKey }: Pick<TableShape, 'partitionKey' | 'sortKey'>) {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' as const },
    { AttributeName: sortKey.name, KeyType: 'RANGE' as const },
  ];
}
