import { sesEmails } from '../messaging/ses-emails.ts';
import { snsPushMessages } from '../messaging/sns-push-messages.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { sesClient } from '../runtime/ses-client.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { consumeStream } from '../runtime/stream.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoContactStore } from '../stores/residents/dynamodb-contacts.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { readWayChange } from '../stores/residents/way-changes.ts';
import { tellResident } from '../use-cases/deliveries/tell-resident.ts';

const environment = readEnvironment('tell-resident');
const database = openDatabase(dynamoClient());
const sns = snsClient();
const contacts = dynamoContactStore(database, environment.RESIDENTS_TABLE);
const from = { sender: environment.EMAIL_SENDER, configurationSet: environment.EMAIL_CONFIGURATION_SET };

const tell = tellResident({
  residents: dynamoResidentStore(database, { residents: environment.RESIDENTS_TABLE }),
  contacts,
  pushMessages: snsPushMessages(sns),
  textMessages: snsTextMessages(sns, environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  emails: sesEmails(sesClient(), from),
  clock,
});

/** From the stream of residents: tells whoever a channel or a device stopped reaching; one that works again may be told of again. */
export const handler = consumeStream({
  consume: async (change) => {
    const way = readWayChange(change);
    if (way?.became === 'failing') await tell(way.residentId, way.way);
    if (way?.became === 'working') await contacts.forgetTold(way.residentId, way.way);
  },
  inOrder: true,
});
