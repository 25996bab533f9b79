import { inboundNotification, readInboundText } from '../messaging/inbound-texts.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { newId } from '../runtime/new-id.ts';
import { consumeQueue } from '../runtime/queue.ts';
import { publishingSnsClient } from '../runtime/sns-client.ts';
import { dynamoConversationStore } from '../stores/residents/dynamodb-conversations.ts';
import { answerText } from '../use-cases/texting/answer-text.ts';
import { pendingConfirmations } from '../use-cases/texting/pending-confirmations.ts';

const environment = readEnvironment('answer-sms');
const stores = openAlertStores(environment);

const answer = answerText({
  ...stores,
  conversations: dynamoConversationStore(stores.database, environment.RESIDENTS_TABLE),
  // A report by SMS has no field for a number plate.
  plates: { encrypt: () => Promise.reject(new Error('no number plate comes by SMS')) },
  // An answer that SNS took without our hearing of it must not leave again.
  textMessages: snsTextMessages(publishingSnsClient(), environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  pendingConfirmations: pendingConfirmations(stores),
  clock,
  newId,
});

/** From the queue of what people write by SMS. */
export const handler = consumeQueue(inboundNotification, (notification) => answer(readInboundText(notification)));
