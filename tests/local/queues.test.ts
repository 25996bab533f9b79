import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LocalSqs, startSqs } from '../../local/engines/sqs/sqs.ts';
import type { QueueEvent } from '../../local/queues/queue-event.ts';
import { type QueueMapping, type QueueReader, startQueue } from '../../local/queues/queues.ts';
import { pollUntil } from './support/poll.ts';

const region = 'eu-west-3';
const arnOf = (name: string) => `arn:aws:sqs:${region}:000000000000:${name}`;

let sqs: LocalSqs;
let client: SQSClient;
let reader: QueueReader | undefined;

beforeAll(async () => {
  sqs = await startSqs({ region });
  client = new SQSClient({
    endpoint: sqs.endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterEach(() => reader?.stop());

afterAll(async () => {
  client.destroy();
  await sqs.stop();
});

const createQueue = (QueueName: string, Attributes: Record<string, string> = {}) =>
  client.send(new CreateQueueCommand({ QueueName, Attributes }));

function read(name: string, mapping: Partial<QueueMapping> & Pick<QueueMapping, 'invoke'>): void {
  reader = startQueue({ client, mapping: { name, queueArn: arnOf(name), queueUrl: sqs.queueUrl(name), ...mapping } });
}

const send = (name: string, bodies: readonly string[]) =>
  client.send(
    new SendMessageBatchCommand({
      QueueUrl: sqs.queueUrl(name),
      Entries: bodies.map((MessageBody, position) => ({ Id: String(position), MessageBody })),
    }),
  );

const left = async (name: string) => {
  const AttributeNames = ['ApproximateNumberOfMessages' as const, 'ApproximateNumberOfMessagesNotVisible' as const];
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: sqs.queueUrl(name), AttributeNames }),
  );
  return Object.values(Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0);
};

test.each([
  ['takes every character of every plane', 'Fumée 👍🏽 𝄞 中\t\r\n', true],
  ['refuses a control character', 'a\u0001b', false],
  ['refuses half of a character', 'a\uD83D', false],
])('the engine, as SQS, %s', async (_, body, isTaken) => {
  await createQueue('characters');
  const sent = client.send(new SendMessageCommand({ QueueUrl: sqs.queueUrl('characters'), MessageBody: body }));
  await (isTaken ? expect(sent).resolves.toHaveProperty('MessageId') : expect(sent).rejects.toThrow());
});

describe('a queue', () => {
  test('hands its messages over in the shape that Lambda gives, and drops them when they are done with', async () => {
    await createQueue('shape');
    const events: QueueEvent[] = [];
    read('shape', { invoke: async (event) => void events.push(event) });
    await client.send(
      new SendMessageCommand({
        QueueUrl: sqs.queueUrl('shape'),
        MessageBody: 'hello',
        MessageAttributes: { level: { DataType: 'String', StringValue: 'danger' } },
      }),
    );
    await pollUntil(
      () => events,
      ({ length }) => length === 1,
    );
    expect(events[0]?.Records).toMatchObject([
      {
        body: 'hello',
        eventSource: 'aws:sqs',
        eventSourceARN: arnOf('shape'),
        awsRegion: region,
        attributes: { ApproximateReceiveCount: '1' },
        messageAttributes: { level: { stringValue: 'danger', dataType: 'String' } },
      },
    ]);
    await pollUntil(
      () => left('shape'),
      (count) => count === 0,
    );
  });

  test('hands over again the message that failed, and that one only, until it goes to the dead letters', async () => {
    await createQueue('dead');
    const redrive = JSON.stringify({ deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 2 });
    await createQueue('partial', { VisibilityTimeout: '1', RedrivePolicy: redrive });
    const bodies: string[] = [];
    read('partial', {
      reportBatchItemFailures: true,
      invoke: async ({ Records }) => {
        bodies.push(...Records.map(({ body }) => body));
        const failed = Records.filter(({ body }) => body === 'poison');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
    });
    await send('partial', ['one', 'poison', 'two']);
    await pollUntil(
      () => left('dead'),
      (count) => count === 1,
      8_000,
    );
    expect(bodies.sort()).toEqual(['one', 'poison', 'poison', 'two']);
    expect(await left('partial')).toBe(0);
  }, 15_000);

  test('hands a whole batch over again when its function throws', async () => {
    await createQueue('throws', { VisibilityTimeout: '1' });
    let failures = 1;
    const bodies: string[] = [];
    read('throws', {
      invoke: async ({ Records }) => {
        failures -= 1;
        if (failures >= 0) {
          throw new Error('not now');
        }
        bodies.push(...Records.map(({ body }) => body));
      },
    });
    await send('throws', ['one']);
    await pollUntil(
      () => bodies,
      ({ length }) => length === 1,
    );
    await pollUntil(
      () => left('throws'),
      (count) => count === 0,
    );
  });

  test('never has more batches under way than it may', async () => {
    await createQueue('limited');
    let underWay = 0;
    let most = 0;
    let done = 0;
    await send('limited', ['1', '2', '3', '4', '5', '6']);
    read('limited', {
      batchSize: 1,
      maximumConcurrency: 2,
      invoke: async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setTimeout(resolve, 20));
        underWay -= 1;
        done += 1;
      },
    });
    await pollUntil(
      () => done,
      (count) => count === 6,
    );
    expect(most).toBe(2);
  });

  test('lets the batch under way finish when it is stopped', async () => {
    await createQueue('stopped');
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    read('stopped', {
      invoke: async () => {
        start();
        await finished;
      },
    });
    await send('stopped', ['one']);
    await started;
    const stopped = reader?.stop();
    finish();
    await stopped;
    expect(await left('stopped')).toBe(0);
  });
});
