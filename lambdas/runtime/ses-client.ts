import { SESv2Client } from '@aws-sdk/client-sesv2';
import { clientSettings } from './clients.ts';

export function sesClient(): SESv2Client {
  return new SESv2Client(clientSettings);
}
