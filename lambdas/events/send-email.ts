import { announcement } from '../../contract/events/announcement.ts';
import { alertEmail } from '../domain/messages/email.ts';
import { batchSizeAt, pacedEmails } from '../messaging/paced-emails.ts';
import { sesEmails } from '../messaging/ses-emails.ts';
import { sqsEmailBatches } from '../messaging/sqs-email-batches.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { positiveNumber } from '../runtime/numbers.ts';
import { consumeQueue } from '../runtime/queue.ts';
import { sesClient } from '../runtime/ses-client.ts';
import { sqsClient } from '../runtime/sqs-client.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoDeliveryStore } from '../stores/alerts/dynamodb-deliveries.ts';
import { dynamoPostingStore } from '../stores/alerts/dynamodb-postings.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { noteReceipts } from '../use-cases/deliveries/note-receipts.ts';
import { sendEmail } from '../use-cases/publishing/send-email.ts';

const environment = readEnvironment('send-email');
const perSecond = positiveNumber(environment.EMAILS_PER_SECOND);
const database = openDatabase(dynamoClient());
const { LINK_BASE_URL: linkBaseUrl, API_URL: apiUrl } = environment;

const from = { sender: environment.EMAIL_SENDER, configurationSet: environment.EMAIL_CONFIGURATION_SET };

export const handler = consumeQueue(
  announcement,
  sendEmail({
    residents: dynamoResidentStore(database, { residents: environment.RESIDENTS_TABLE }),
    alerts: dynamoAlertStore(database, { alerts: environment.ALERTS_TABLE }),
    postings: dynamoPostingStore(database, environment.ALERTS_TABLE),
    noteReceipts: noteReceipts({ deliveries: dynamoDeliveryStore(database, environment.ALERTS_TABLE), clock }),
    emails: pacedEmails(sesEmails(sesClient(), from), { perSecond }),
    batchSize: batchSizeAt(perSecond),
    batches: sqsEmailBatches(sqsClient(), environment.EMAIL_QUEUE_URL),
    compose: (notice, recipient) => alertEmail(notice, recipient, { linkBaseUrl, apiUrl }),
    clock,
  }),
  // Each message of the queue sends ten e-mails at once by itself.
  { concurrency: 1 },
);
