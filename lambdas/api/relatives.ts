import { relativesOperations } from '../../contract/operations/relatives.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { serve } from '../http/serve.ts';
import { sesEmails } from '../messaging/ses-emails.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { cognitoEndpoint } from '../runtime/cognito-endpoint.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { sesClient } from '../runtime/ses-client.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { answerRelativeLink, showRelativeLink } from '../use-cases/relatives/answer-relative-link.ts';
import { listRelatives } from '../use-cases/relatives/list-relatives.ts';
import { nameRelative } from '../use-cases/relatives/name-relative.ts';
import { removeRelative } from '../use-cases/relatives/remove-relative.ts';

const environment = readEnvironment('relatives');
const dependencies = {
  residents: dynamoResidentStore(openDatabase(dynamoClient()), { residents: environment.RESIDENTS_TABLE }),
  accounts: ownAccount(cognitoEndpoint()),
  textMessages: snsTextMessages(snsClient(), environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  emails: sesEmails(sesClient(), { sender: environment.EMAIL_SENDER }),
  apiUrl: environment.API_URL,
  twoWay: environment.SMS_NUMBER !== '',
  clock,
};

export const handler = serve(relativesOperations, {
  nameRelative: nameRelative(dependencies),
  listRelatives: listRelatives(dependencies),
  removeRelative: removeRelative(dependencies),
  showRelativeLink: showRelativeLink(dependencies),
  answerRelativeLink: answerRelativeLink(dependencies),
});
