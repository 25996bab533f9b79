import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Announcement } from '../../contract/events/announcement.ts';
import type { EmailBatches } from './email-batches.ts';

/** The most that SQS takes in one call. */
const entriesPerCall = 10;

export function sqsEmailBatches(sqs: SQSClient, queueUrl: string): EmailBatches {
  return {
    enqueue: async (batches, delaySeconds = 0) => {
      const entries = batches.map((batch) => entryOf(batch, delaySeconds));
      for (let start = 0; start < entries.length; start += entriesPerCall) {
        await enqueueSome(sqs, queueUrl, entries.slice(start, start + entriesPerCall));
      }
    },
  };
}

/** Every alert is a group of its own in the fair queue, as where SNS puts it there. */
const entryOf = (batch: Announcement, DelaySeconds: number) => ({
  MessageBody: JSON.stringify(batch),
  MessageGroupId: batch.alertId,
  DelaySeconds,
});

async function enqueueSome(
  sqs: SQSClient,
  QueueUrl: string,
  entries: readonly ReturnType<typeof entryOf>[],
): Promise<void> {
  const Entries = entries.map((entry, index) => ({ Id: String(index), ...entry }));
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  if (Failed.length > 0) throw new Error(`${Failed.length} batches were not enqueued: ${Failed[0]?.Code ?? 'unknown'}`);
}
