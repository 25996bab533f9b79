import middy from '@middy/core';
import { sesEmails } from '../messaging/ses-emails.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { sesClient } from '../runtime/ses-client.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { dynamoContestationStore } from '../stores/contestations/dynamodb-contestations.ts';
import { openDatabase } from '../stores/database.ts';
import { sweepContestations } from '../use-cases/contestations/sweep-contestations.ts';

const environment = readEnvironment('sweep-contestations');

const sweep = sweepContestations({
  contestations: dynamoContestationStore(openDatabase(dynamoClient()), environment.ALERTS_TABLE),
  emails: sesEmails(sesClient(), { sender: environment.EMAIL_SENDER }),
  textMessages: snsTextMessages(snsClient(), environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  clock,
});

/** Every five minutes: sends the answers to contestations, and erases the contacts whose time has come. */
export const handler = middy().handler(async () => {
  for (const fault of await sweep()) logger.error('contestation not seen to', { fault: describeFault(fault) });
});
