import { ulid } from 'ulid';
import { inboundNotification, readInboundText } from '../messaging/inbound-texts.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { consumeQueue } from '../runtime/queue.ts';
import { publishingSnsClient } from '../runtime/sns-client.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoConversationStore } from '../stores/residents/dynamodb-conversations.ts';
import { answerText } from '../use-cases/texting/answer-text.ts';
import { pendingConfirmations } from '../use-cases/texting/pending-confirmations.ts';

const environment = readEnvironment('answer-sms');
const stores = openStores(environment);

const answer = answerText({
  ...stores,
  conversations: dynamoConversationStore(stores.database, environment.RESIDENTS_TABLE),
  alerts: dynamoAlertStore(stores.database, {
    alerts: environment.ALERTS_TABLE,
    residents: environment.RESIDENTS_TABLE,
  }),
  // A report by SMS has no field for a number plate.
  plates: { encrypt: () => Promise.reject(new Error('no number plate comes by SMS')) },
  // An answer that SNS took without our hearing of it must not leave again.
  textMessages: snsTextMessages(publishingSnsClient(), environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  pendingConfirmations: pendingConfirmations(stores),
  clock,
  newId: (now: Date) => ulid(now.getTime()),
});

/** From the queue of what people write by SMS. */
export const handler = consumeQueue(inboundNotification, (notification) => answer(readInboundText(notification)));
