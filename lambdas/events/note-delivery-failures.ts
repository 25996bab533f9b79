import { forEachOf } from '../domain/for-each-of.ts';
import { type DeliveryEvent, readDeliveryEvent } from '../messaging/delivery-events.ts';
import { type EmailReceipt, readEmailReceipt } from '../messaging/email-receipts.ts';
import { snsEndpointStates } from '../messaging/sns-endpoint-states.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { consumeQueueTogether } from '../runtime/queue.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { dynamoDeliveryStore } from '../stores/alerts/dynamodb-deliveries.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoContactStore } from '../stores/residents/dynamodb-contacts.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { noteDeliveryFailure } from '../use-cases/deliveries/note-delivery-failure.ts';
import { noteEmailReceipts } from '../use-cases/deliveries/note-email-receipts.ts';
import { noteReceipts } from '../use-cases/deliveries/note-receipts.ts';

const environment = readEnvironment('note-delivery-failures');
const database = openDatabase(dynamoClient());

const noteFailure = noteDeliveryFailure({
  residents: dynamoResidentStore(database, { residents: environment.RESIDENTS_TABLE }),
  endpoints: snsEndpointStates(snsClient()),
});

const noteEmails = noteEmailReceipts({
  contacts: dynamoContactStore(database, environment.RESIDENTS_TABLE),
  noteReceipts: noteReceipts({ deliveries: dynamoDeliveryStore(database, environment.ALERTS_TABLE), clock }),
});

const failuresAtOnce = 10;

interface Told {
  readonly failure: DeliveryEvent | undefined;
  readonly receipt: EmailReceipt | undefined;
}

/** From the queue of what SES tells of e-mails, and SNS of devices: what became of each message, and whom it does not reach any more. */
export const handler = consumeQueueTogether<Told>({
  read: (message) => ({ failure: readDeliveryEvent(message), receipt: readEmailReceipt(message) }),
  consume: async (told) => {
    await noteEmails(told.flatMap(({ receipt }) => receipt ?? []));
    const failures = told.flatMap(({ failure }) => failure ?? []);
    await forEachOf(failures, failuresAtOnce, noteFailure);
  },
});
