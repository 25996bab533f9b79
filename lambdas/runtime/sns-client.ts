import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from './clients.ts';

export function snsClient(): SNSClient {
  return new SNSClient(clientSettings);
}
