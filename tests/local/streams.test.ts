import { CreateTableCommand, DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startDynamoDb } from '../../local/engines/dynamodb/dynamodb.ts';
import type { Listening } from '../../local/listen.ts';
import { inMemory } from '../../local/sqlite.ts';
import { openStreamPositions, type StreamPositions } from '../../local/streams/stream-positions.ts';
import type { LambdaStreamRecord } from '../../local/streams/stream-records.ts';
import { type StreamMapping, type StreamReader, startStream } from '../../local/streams/streams.ts';
import { sweepExpired } from '../../local/ttl/ttl.ts';
import { pollUntil } from './support/poll.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const region = 'eu-west-3';

// The engine keeps the stream of a table's name when the table is deleted, so that each test needs a name of its own.
let tableName = '';
let tablesMade = 0;

let engine: Listening;
let client: DynamoDBClient;
let streams: DynamoDBStreamsClient;
let positions: StreamPositions;
let streamArn: string;
let received: LambdaStreamRecord[];
let readers: StreamReader[];

beforeAll(async () => {
  engine = await startDynamoDb({});
  client = new DynamoDBClient({ endpoint: engine.endpoint, region, credentials });
  streams = new DynamoDBStreamsClient({ endpoint: engine.endpoint, region, credentials });
});

afterAll(() => engine.stop());

beforeEach(async () => {
  tablesMade += 1;
  tableName = `Alerts-${tablesMade}`;
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  streamArn = TableDescription?.LatestStreamArn ?? '';
  positions = openStreamPositions(inMemory);
  received = [];
  readers = [];
});

afterEach(() => Promise.all(readers.map((reader) => reader.stop())));

const put = (sk: string, more: Record<string, { N: string }> = {}) =>
  client.send(new PutItemCommand({ TableName: tableName, Item: { pk: { S: 'A' }, sk: { S: sk }, ...more } }));

function read(mapping: Partial<StreamMapping> = {}): StreamReader {
  const reader = startStream({
    client: streams,
    positions,
    mapping: {
      name: 'publish-alert',
      streamArn,
      functionArn: 'arn:aws:lambda:eu-west-3:000000000000:function:publish-alert',
      invoke: async ({ Records }) => void received.push(...Records),
      ...mapping,
    },
  });
  readers.push(reader);
  return reader;
}

const keys = () => received.map(({ dynamodb }) => (dynamodb as { Keys?: { sk?: { S?: string } } }).Keys?.sk?.S);

describe('a stream', () => {
  test('is read from its beginning, in the shape that Lambda gives', async () => {
    await put('POSTING#1', { version: { N: '1' } });
    await client.send(
      new UpdateItemCommand({
        TableName: tableName,
        Key: { pk: { S: 'A' }, sk: { S: 'POSTING#1' } },
        UpdateExpression: 'SET version = :two',
        ExpressionAttributeValues: { ':two': { N: '2' } },
      }),
    );
    read();
    await pollUntil(
      () => received.length,
      (count) => count === 2,
    );
    expect(received).toMatchObject([
      { eventName: 'INSERT', eventSource: 'aws:dynamodb', awsRegion: region, eventSourceARN: streamArn },
      {
        eventName: 'MODIFY',
        dynamodb: {
          Keys: { pk: { S: 'A' }, sk: { S: 'POSTING#1' } },
          OldImage: { version: { N: '1' } },
          NewImage: { version: { N: '2' } },
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
      },
    ]);
    expect(received[0]?.dynamodb.ApproximateCreationDateTime).toBeGreaterThan(Date.now() / 1000 - 60);
  });

  test('hands over what the filter lets through, and goes past the rest', async () => {
    const pattern = JSON.stringify({ dynamodb: { Keys: { sk: { S: [{ prefix: 'POSTING#' }] } } } });
    const reader = read({ filterPatterns: [pattern] });
    await put('ALERT#1');
    await put('POSTING#1');
    await put('ALERT#2');
    await pollUntil(keys, ({ length }) => length === 1);
    await reader.stop();
    read();
    await put('POSTING#2');
    await pollUntil(keys, (all) => all.includes('POSTING#2'));
    expect(keys()[0]).toBe('POSTING#1');
    expect(keys()).not.toContain('ALERT#1');
  });

  test('goes on where it was left', async () => {
    const first = read();
    await put('POSTING#1');
    await pollUntil(keys, ({ length }) => length === 1);
    await first.stop();
    await put('POSTING#2');
    read();
    await pollUntil(keys, ({ length }) => length === 2);
    expect(keys()).toEqual(['POSTING#1', 'POSTING#2']);
  });

  test('is read again when the platform stopped before the function succeeded', async () => {
    const first = read({ invoke: () => Promise.reject(new Error('killed')) });
    await put('POSTING#1');
    first.nudge();
    await first.stop();
    read();
    await pollUntil(keys, ({ length }) => length === 1);
  });

  test('gives up after the retries, tells the on-failure queue where the records are, and goes on', async () => {
    const failures: string[] = [];
    const invoke: StreamMapping['invoke'] = async ({ Records }) => {
      if (JSON.stringify(Records).includes('POISON')) {
        throw new Error('poison');
      }
      received.push(...Records);
    };
    read({ invoke, maximumRetryAttempts: 1, batchSize: 1, onFailure: async (message) => void failures.push(message) });
    await put('POISON');
    await put('POSTING#1');
    await pollUntil(keys, ({ length }) => length === 1);
    expect(failures.map((message) => JSON.parse(message))).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        DDBStreamBatchInfo: { streamArn, batchSize: 1 },
      },
    ]);
  });

  test('delivers within tens of milliseconds of a nudge', async () => {
    const reader = read();
    await put('POSTING#1');
    await pollUntil(keys, ({ length }) => length === 1);
    const delays: number[] = [];
    for (let index = 2; index <= 11; index += 1) {
      await put(`POSTING#${index}`);
      const writtenAt = performance.now();
      reader.nudge();
      await pollUntil(keys, ({ length }) => length === index);
      delays.push(performance.now() - writtenAt);
    }
    expect(delays.sort((one, other) => one - other)[5]).toBeLessThan(30);
  });

  test('is read at once by two functions, each at its own place', async () => {
    const others: LambdaStreamRecord[] = [];
    read();
    read({ name: 'sync-subscriptions', invoke: async ({ Records }) => void others.push(...Records) });
    await put('POSTING#1');
    await pollUntil(
      () => [received.length, others.length],
      ([one, other]) => one === 1 && other === 1,
    );
  });
});

test('the TTL sweep deletes what has expired and nothing else', async () => {
  const nowSeconds = Math.floor(Date.now() / 1000);
  await put('EXPIRED', { expiresAt: { N: String(nowSeconds - 10) } });
  await put('CURRENT', { expiresAt: { N: String(nowSeconds + 1_000) } });
  await put('FOREVER');
  const table = { tableName, attributeName: 'expiresAt' };
  expect(await sweepExpired(client, table)).toBe(1);
  read();
  await pollUntil(
    () => received.length,
    (count) => count === 4,
  );
  expect(received.filter(({ eventName }) => eventName === 'REMOVE')).toHaveLength(1);
  expect(await sweepExpired(client, table)).toBe(0);
});
