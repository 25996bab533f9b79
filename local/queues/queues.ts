import { setTimeout as wait } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { errorName, type Log, silentLog } from '../log.ts';
import { reportedFailures } from '../reported-failures.ts';
import { type QueueEvent, queueEvent } from './queue-event.ts';

/** An event source mapping from a queue to a function. */
export interface QueueMapping {
  /** Names the reader in the log. */
  readonly name: string;
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly invoke: (event: QueueEvent) => Promise<unknown>;
  /** At most 10 of them are read at once, as without a batching window. @default 10 */
  readonly batchSize?: number;
  /** @default 5, where Lambda starts */
  readonly maximumConcurrency?: number;
  /** @default false */
  readonly reportBatchItemFailures?: boolean;
}

/** What reading a queue needs. */
export interface QueueOptions {
  readonly client: SQSClient;
  readonly mapping: QueueMapping;
  /** @default silence */
  readonly log?: Log;
}

/** A queue that is being read. */
export interface QueueReader {
  /** Ends when the batches under way do. */
  stop(): Promise<void>;
}

/** What the reader's parts share. */
interface Reading extends QueueOptions {
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** Reads a queue until it is stopped. What fails comes back when its visibility timeout ends, and then goes to the dead. */
export function startQueue(options: QueueOptions): QueueReader {
  const stopping = new AbortController();
  const reading = readUntilStopped({ log: silentLog, ...options, signal: stopping.signal });
  return {
    stop: async () => {
      stopping.abort();
      await reading;
    },
  };
}

async function readUntilStopped(reading: Reading): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const { maximumConcurrency = 5 } = reading.mapping;
  while (!reading.signal.aborted) {
    const messages = await receive(reading);
    if (messages.length > 0) {
      const batch = processMessages(reading, messages).finally(() => underWay.delete(batch));
      underWay.add(batch);
    }
    await (underWay.size < maximumConcurrency ? undefined : Promise.race(underWay));
  }
  await Promise.all(underWay);
}

const longPollSeconds = 20;
const largestReceive = 10;
const afterErrorMs = 200;

async function receive({ client, mapping, signal, log }: Reading): Promise<Message[]> {
  const request = new ReceiveMessageCommand({
    QueueUrl: mapping.queueUrl,
    MaxNumberOfMessages: Math.min(mapping.batchSize ?? largestReceive, largestReceive),
    WaitTimeSeconds: longPollSeconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  try {
    return (await client.send(request, { abortSignal: signal })).Messages ?? [];
  } catch (error) {
    if (!signal.aborted) {
      log('queue.receive-failed', { reader: mapping.name, error: errorName(error) });
      await wait(afterErrorMs, undefined, { signal }).catch(() => undefined);
    }
    return [];
  }
}

async function processMessages({ client, mapping, log }: Reading, messages: readonly Message[]): Promise<void> {
  try {
    const response = await mapping.invoke(queueEvent(messages, mapping.queueArn));
    const identifiers = messages.map(({ MessageId = '' }) => MessageId);
    const failed = mapping.reportBatchItemFailures === true ? reportedFailures(response, identifiers) : [];
    const done = messages.filter(({ MessageId = '' }) => !failed.includes(MessageId));
    await deleteMessages(client, mapping.queueUrl, done);
  } catch (error) {
    log('queue.batch-failed', { reader: mapping.name, messages: messages.length, error: errorName(error) });
  }
}

async function deleteMessages(client: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> {
  if (messages.length > 0) {
    const Entries = messages.map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
}
