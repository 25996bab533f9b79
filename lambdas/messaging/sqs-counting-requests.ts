import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Counting } from '../../contract/events/counting.ts';
import type { CountingRequests } from './counting-requests.ts';

/** @param sqs made when it is first needed, so that no alert waits for it */
export function sqsCountingRequests(sqs: () => SQSClient, queueUrl: string): CountingRequests {
  return {
    ask: async (alertId) => {
      const request: Counting = { version: 1, alertId };
      await sqs().send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(request) }));
    },
  };
}
