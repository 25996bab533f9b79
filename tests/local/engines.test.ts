import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startDynamoDb } from '../../local/engines/dynamodb/dynamodb.ts';
import { startSqs } from '../../local/engines/sqs/sqs.ts';
import { createQueueSender } from '../../local/sns/deliveries/queues.ts';
import { pollUntil } from './support/poll.ts';

const REGION = 'eu-west-3';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engines-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('DynamoDB', () => {
  const table = new CreateTableCommand({
    TableName: 'Alerts',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
  const tablesAt = async (endpoint: string) => {
    const client = new DynamoDBClient({ endpoint, region: REGION, credentials });
    return (await client.send(new ListTablesCommand({}))).TableNames;
  };

  test('keeps its tables over a restart', async () => {
    const path = join(folder, 'dynamodb.db');
    const first = await startDynamoDb({ path });
    await new DynamoDBClient({ endpoint: first.endpoint, region: REGION, credentials }).send(table);
    await first.stop();
    const second = await startDynamoDb({ path });
    expect(await tablesAt(second.endpoint)).toEqual(['Alerts']);
    await second.stop();
  });

  test('in memory starts empty', async () => {
    const engine = await startDynamoDb({});
    expect(await tablesAt(engine.endpoint)).toEqual([]);
    await engine.stop();
  });

  test('is the engine that the environment names, when it names one', async () => {
    const engine = await startDynamoDb({ externalEndpoint: 'http://elsewhere:8000' });
    expect(engine.endpoint).toBe('http://elsewhere:8000');
    await engine.stop();
  });

  test('ends with a platform that is killed, and starts again on the same file', async () => {
    const path = join(folder, 'dynamodb.db');
    const module = JSON.stringify(join(__dirname, '../../local/engines/dynamodb/dynamodb.ts'));
    const script = `import { startDynamoDb } from ${module}; await startDynamoDb({ path: ${JSON.stringify(path)} }); console.log('ready'); setInterval(() => {}, 1000);`;
    const platform = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(platform.stdout, 'data');
    const engineId = Number(readFileSync(`${path}.pid`, 'utf8'));
    expect(() => process.kill(engineId, 0)).not.toThrow();
    platform.kill('SIGKILL');
    const again = await startDynamoDb({ path });
    await pollUntil(
      () => commandLineOf(engineId),
      (line) => line === '',
    );
    expect(await tablesAt(again.endpoint)).toEqual([]);
    await again.stop();
  });
});

/** Empty once a program has ended. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

describe('SQS', () => {
  const clientOf = (endpoint: string) => new SQSClient({ endpoint, region: REGION, credentials });

  test('hands out queue addresses that the SDK reaches', async () => {
    const sqs = await startSqs({ region: REGION });
    const { QueueUrl } = await clientOf(sqs.endpoint).send(new CreateQueueCommand({ QueueName: 'email' }));
    expect(QueueUrl).toBe(sqs.queueUrl('email'));
    expect(QueueUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/email$/);
    await sqs.stop();
  });

  test('takes messages of groups in a standard queue, one by one or as a batch, and hands them out at once', async () => {
    const sqs = await startSqs({ region: REGION });
    const client = clientOf(sqs.endpoint);
    const QueueUrl = sqs.queueUrl('email');
    await client.send(new CreateQueueCommand({ QueueName: 'email' }));
    const send = createQueueSender({ endpoint: sqs.endpoint, region: REGION });
    await send(`arn:aws:sqs:${REGION}:000000000000:email`, 'a', { groupId: 'alert' });
    const Entries = ['b', 'c'].map((body) => ({ Id: body, MessageBody: body, MessageGroupId: 'alert' }));
    expect((await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).Failed ?? []).toEqual([]);
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    expect(Messages.map(({ Body }) => Body).toSorted()).toEqual(['a', 'b', 'c']);
    await sqs.stop();
  });

  test('keeps its messages over a restart, those that nobody finished included', async () => {
    const first = await startSqs({ region: REGION, folder });
    const client = clientOf(first.endpoint);
    await client.send(new CreateQueueCommand({ QueueName: 'email', Attributes: { VisibilityTimeout: '600' } }));
    await client.send(new SendMessageCommand({ QueueUrl: first.queueUrl('email'), MessageBody: 'unfinished' }));
    await client.send(new ReceiveMessageCommand({ QueueUrl: first.queueUrl('email') }));
    await first.stop();
    const second = await startSqs({ region: REGION, folder });
    const receive = new ReceiveMessageCommand({ QueueUrl: second.queueUrl('email'), WaitTimeSeconds: 2 });
    const { Messages } = await clientOf(second.endpoint).send(receive);
    expect(Messages?.map(({ Body }) => Body)).toEqual(['unfinished']);
    await second.stop();
  });

  test('is not reachable from the network', async () => {
    const sqs = await startSqs({ region: REGION });
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.internal === false && address.family === 'IPv4');
    const { port } = new URL(sqs.endpoint);
    for (const { address } of outside.flatMap((each) => each ?? [])) {
      await expect(fetch(`http://${address}:${port}/health`)).rejects.toThrow();
    }
    expect((await fetch(`${sqs.endpoint}/health`)).status).toBe(200);
    await sqs.stop();
  });
});
