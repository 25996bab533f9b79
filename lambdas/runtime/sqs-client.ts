import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from './clients.ts';

export function sqsClient(): SQSClient {
  return new SQSClient(clientSettings);
}
