import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from './clients.ts';

export function snsClient(): SNSClient {
  return new SNSClient(clientSettings);
}

/** For publishing alerts: a message that SNS took without our hearing of it must not leave again at once; the posting is tried again. */
export function publishingSnsClient(): SNSClient {
  return new SNSClient({ ...clientSettings, maxAttempts: 1 });
}
