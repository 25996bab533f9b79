import { randomUUID } from 'node:crypto';
import type { LambdaStreamRecord } from './stream-records.ts';

interface GivenUp {
  readonly functionArn: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly records: readonly LambdaStreamRecord[];
  readonly tries: number;
}

/** What Lambda sends to the on-failure queue: where the records are in the stream, not the records themselves. */
export function failureRecord({ functionArn, streamArn, shardId, records, tries }: GivenUp): string {
  const first = records[0]?.dynamodb;
  const last = records.at(-1)?.dynamodb;
  const timeOf = (seconds = 0): string => new Date(seconds * 1000).toISOString();
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.SequenceNumber,
      endSequenceNumber: last?.SequenceNumber,
      approximateArrivalOfFirstRecord: timeOf(first?.ApproximateCreationDateTime),
      approximateArrivalOfLastRecord: timeOf(last?.ApproximateCreationDateTime),
      batchSize: records.length,
      streamArn,
    },
  });
}
