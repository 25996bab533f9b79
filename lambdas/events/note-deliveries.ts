import { setTimeout as wait } from 'node:timers/promises';
import middy from '@middy/core';
import { type LoggedDelivery, readDeliveryLog, readLogs } from '../messaging/delivery-logs.ts';
import { snsEndpointStates } from '../messaging/sns-endpoint-states.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { dynamoDeliveryStore } from '../stores/alerts/dynamodb-deliveries.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoContactStore } from '../stores/residents/dynamodb-contacts.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { noteDeliveries } from '../use-cases/deliveries/note-deliveries.ts';
import { noteReceipts } from '../use-cases/deliveries/note-receipts.ts';
import { retireAddress } from '../use-cases/deliveries/retire-address.ts';

const environment = readEnvironment('note-deliveries');
const database = openDatabase(dynamoClient());
const sns = snsClient();
const deliveries = dynamoDeliveryStore(database, environment.ALERTS_TABLE);

const note = noteDeliveries({
  deliveries,
  contacts: dynamoContactStore(database, environment.RESIDENTS_TABLE),
  noteReceipts: noteReceipts({ deliveries, clock }),
  retire: retireAddress({
    residents: dynamoResidentStore(database, { residents: environment.RESIDENTS_TABLE }),
    endpoints: snsEndpointStates(sns),
    textMessages: snsTextMessages(sns),
  }),
  topicArnPrefix: environment.TOPIC_ARN_PREFIX,
  wait,
});

/**
 * From the delivery status logs of SNS, by a subscription filter: CloudWatch Logs calls without waiting, and Lambda tries again twice what
 * fails, and then sets it aside. One log that cannot be read does not keep the others from being noted.
 */
export const handler = middy().handler(async (event: unknown) => {
  const logged: LoggedDelivery[] = [];
  const unread: unknown[] = [];
  for (const text of readLogs(event)) {
    try {
      logged.push(readDeliveryLog(text));
    } catch (fault) {
      logger.error('delivery log not understood', { fault: describeFault(fault) });
      unread.push(fault);
    }
  }
  await note(logged);
  if (unread.length > 0) throw new Error(`${unread.length} delivery logs were not understood`);
});
