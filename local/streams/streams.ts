import { DescribeStreamCommand, type DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { errorName, type Log, silentLog } from '../log.ts';
import { processBatch } from './batch.ts';
import { type EventFilter, readEventFilter } from './event-filter.ts';
import { failureRecord } from './failure-record.ts';
import { createPace, type Pace, type PaceTiming, streamTiming } from './pace.ts';
import { openShard, type Shard } from './shard.ts';
import type { StreamPositions } from './stream-positions.ts';
import type { LambdaStreamRecord } from './stream-records.ts';

/** An event source mapping from a table's stream to a function. */
export interface StreamMapping {
  /** Names the reader, whose position is kept under this name. */
  readonly name: string;
  readonly streamArn: string;
  readonly functionArn: string;
  readonly invoke: (event: { readonly Records: readonly LambdaStreamRecord[] }) => Promise<unknown>;
  /** @default 100 */
  readonly batchSize?: number;
  /** @default no limit */
  readonly maximumRetryAttempts?: number;
  /** @default false */
  readonly reportBatchItemFailures?: boolean;
  /** @default false */
  readonly bisectBatchOnFunctionError?: boolean;
  /** Filter patterns as JSON; one that matches is enough. @default everything passes */
  readonly filterPatterns?: readonly string[];
  /** Receives the description of records that are given up, as the on-failure queue does. @default they are only logged */
  readonly onFailure?: (message: string) => Promise<void>;
}

/** What reading a stream needs. */
export interface StreamOptions {
  readonly client: DynamoDBStreamsClient;
  readonly positions: StreamPositions;
  readonly mapping: StreamMapping;
  /** @default silence */
  readonly log?: Log;
  /** @default quick after activity, slow when idle */
  readonly timing?: PaceTiming;
}

/** A stream that is being read. */
export interface StreamReader {
  /** Looks at the stream now: something was probably written. */
  nudge(): void;
  /** Ends when the batch under way does. */
  stop(): Promise<void>;
}

/** Reads a stream from where it was left, or from its beginning the first time, until it is stopped. */
export function startStream(options: StreamOptions): StreamReader {
  const stopping = new AbortController();
  const pace = createPace(options.timing ?? streamTiming);
  const reading = readUntilStopped(options, pace, stopping.signal);
  return {
    nudge: pace.nudge,
    stop: async () => {
      stopping.abort();
      pace.nudge();
      await reading;
    },
  };
}

async function readUntilStopped(options: StreamOptions, pace: Pace, signal: AbortSignal): Promise<void> {
  const { mapping, log = silentLog } = options;
  const filter = readEventFilter(mapping.filterPatterns ?? []);
  const ended = new Set<string>();
  let shards: Shard[] = [];
  while (!signal.aborted) {
    try {
      shards = shards.length === 0 ? await openShards(options, ended) : shards;
      if (await readOnce(options, shards, filter, signal)) {
        pace.nudge();
      }
      shards = withoutEnded(shards, ended);
    } catch (error) {
      log('stream.read-failed', { reader: mapping.name, error: errorName(error) });
      shards = [];
    }
    await (signal.aborted ? undefined : pace.rest());
  }
}

/** When a shard ends, others follow it: all are looked up again. */
function withoutEnded(shards: Shard[], ended: Set<string>): Shard[] {
  const over = shards.filter((shard) => shard.isEnded());
  for (const { id } of over) {
    ended.add(id);
  }
  return over.length > 0 ? [] : shards;
}

async function openShards({ client, mapping, positions }: StreamOptions, ended: ReadonlySet<string>): Promise<Shard[]> {
  const { name: reader, streamArn, functionArn } = mapping;
  // An engine may name itself as its streams' region: the function's is the right one.
  const region = functionArn.split(':')[3] ?? '';
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  const ids = (StreamDescription?.Shards ?? []).map(({ ShardId }) => ShardId ?? '');
  return ids
    .filter((id) => !ended.has(id))
    .map((shardId) => openShard({ client, positions, streamArn, region, reader, shardId }));
}

/** Tells whether there was anything to read. */
async function readOnce(
  options: StreamOptions,
  shards: readonly Shard[],
  filter: EventFilter,
  signal: AbortSignal,
): Promise<boolean> {
  const found = await Promise.all(shards.map((shard) => readShard(options, shard, filter, signal)));
  return found.includes(true);
}

async function readShard(
  { mapping, log = silentLog }: StreamOptions,
  shard: Shard,
  filter: EventFilter,
  signal: AbortSignal,
): Promise<boolean> {
  const records = await shard.read(mapping.batchSize ?? 100);
  const { functionArn, streamArn, onFailure } = mapping;
  await processBatch(
    {
      ...mapping,
      signal,
      log,
      advance: shard.advance,
      giveUp: async (given, tries) => {
        log('stream.records-given-up', { reader: mapping.name, records: given.length, tries });
        await onFailure?.(failureRecord({ functionArn, streamArn, shardId: shard.id, records: given, tries }));
      },
    },
    records.filter(filter),
  );
  shard.finish(records, signal);
  return records.length > 0;
}
