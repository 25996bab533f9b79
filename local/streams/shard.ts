import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamPositions } from './stream-positions.ts';
import { type LambdaStreamRecord, toLambdaRecord } from './stream-records.ts';

interface ShardOptions {
  readonly client: DynamoDBStreamsClient;
  readonly positions: StreamPositions;
  readonly streamArn: string;
  readonly region: string;
  readonly reader: string;
  readonly shardId: string;
}

/** One shard of a stream, for one reader. */
export interface Shard {
  readonly id: string;
  read(limit: number): Promise<LambdaStreamRecord[]>;
  /** Keeps the position after a record. */
  advance(record: LambdaStreamRecord): void;
  /** Keeps the position after everything that was read, unless the reader is stopping and left some of it. */
  finish(records: readonly LambdaStreamRecord[], signal: AbortSignal): void;
  isEnded(): boolean;
}

/** Opens a shard where the reader left it. */
export function openShard({ client, positions, streamArn, region, reader, shardId }: ShardOptions): Shard {
  // A table made again has another stream, whose shards may have the same names.
  const place = `${reader} ${streamArn}`;
  let iterator: string | undefined;
  let started = false;
  const advance = ({ dynamodb }: LambdaStreamRecord): void => positions.save(place, shardId, dynamodb.SequenceNumber);
  return {
    id: shardId,
    read: async (limit) => {
      iterator = started ? iterator : await firstIterator(client, streamArn, shardId, positions.get(place, shardId));
      started = true;
      const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
      iterator = answer.NextShardIterator;
      return (answer.Records ?? []).map((record) => toLambdaRecord(record, streamArn, region));
    },
    advance,
    finish: (records, signal) => {
      const last = records.at(-1);
      if (last !== undefined && !signal.aborted) {
        advance(last);
      }
    },
    isEnded: () => started && iterator === undefined,
  };
}

async function firstIterator(
  client: DynamoDBStreamsClient,
  StreamArn: string,
  ShardId: string,
  position: string | undefined,
): Promise<string | undefined> {
  const fromStart = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  if (position === undefined) {
    return (await client.send(fromStart)).ShardIterator;
  }
  const afterPosition = new GetShardIteratorCommand({
    StreamArn,
    ShardId,
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
    SequenceNumber: position,
  });
  try {
    return (await client.send(afterPosition)).ShardIterator;
  } catch (error) {
    if (error instanceof TrimmedDataAccessException) {
      return (await client.send(fromStart)).ShardIterator;
    }
    throw error;
  }
}
