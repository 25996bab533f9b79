import * as z from 'zod/mini';
import { readDeliveryEvent } from '../messaging/delivery-events.ts';
import { snsEndpointStates } from '../messaging/sns-endpoint-states.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { consumeQueue } from '../runtime/queue.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { noteDeliveryFailure } from '../use-cases/note-delivery-failure.ts';

const environment = readEnvironment('note-delivery-failures');

const note = noteDeliveryFailure({
  residents: dynamoResidentStore(openDatabase(dynamoClient()), { residents: environment.RESIDENTS_TABLE }),
  endpoints: snsEndpointStates(snsClient()),
});

/** From the queue of what AWS tells of messages that did not arrive. */
export const handler = consumeQueue(z.unknown(), async (message) => {
  const event = readDeliveryEvent(message);
  if (event) await note(event);
});
