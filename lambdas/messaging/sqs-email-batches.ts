import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Announcement } from '../../contract/events/announcement.ts';
import type { EmailBatches } from './email-batches.ts';

/** The most that SQS takes in one call. */
const entriesPerCall = 10;

export function sqsEmailBatches(sqs: SQSClient, queueUrl: string): EmailBatches {
  return {
    enqueue: async (batches) => {
      for (let start = 0; start < batches.length; start += entriesPerCall) {
        await enqueueSome(sqs, queueUrl, batches.slice(start, start + entriesPerCall));
      }
    },
  };
}

async function enqueueSome(sqs: SQSClient, queueUrl: string, batches: readonly Announcement[]): Promise<void> {
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl,
      Entries: batches.map((batch, index) => ({ Id: String(index), MessageBody: JSON.stringify(batch) })),
    }),
  );
  if (Failed.length > 0) throw new Error(`${Failed.length} batches were not enqueued: ${Failed[0]?.Code ?? 'unknown'}`);
}
