import { meOperations } from '../../contract/operations/me.ts';
import { smsStopsOperations } from '../../contract/operations/sms-stops.ts';
import { ownAccount } from '../accounts/own-account.ts';
import { newPhoneCode } from '../domain/residents/phone-code.ts';
import { serve } from '../http/serve.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { clock } from '../runtime/clock.ts';
import { cognitoEndpoint } from '../runtime/cognito-endpoint.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoContactStore } from '../stores/residents/dynamodb-contacts.ts';
import { confirmPhone } from '../use-cases/residents/confirm-phone.ts';
import { endAbsence } from '../use-cases/residents/end-absence.ts';
import { getMe } from '../use-cases/residents/get-me.ts';
import { getReachability } from '../use-cases/residents/get-reachability.ts';
import { registerDevice } from '../use-cases/residents/register-device.ts';
import { removeDevice } from '../use-cases/residents/remove-device.ts';
import { sendStopLink } from '../use-cases/residents/send-stop-link.ts';
import { setAbsence } from '../use-cases/residents/set-absence.ts';
import { setChannel } from '../use-cases/residents/set-channel.ts';
import { showSmsStop } from '../use-cases/residents/show-sms-stop.ts';
import { showUnsubscription } from '../use-cases/residents/show-unsubscription.ts';
import { stopSms, undoSmsStop } from '../use-cases/residents/stop-sms.ts';
import { unsubscribeEmail } from '../use-cases/residents/unsubscribe-email.ts';
import { updateMe } from '../use-cases/residents/update-me.ts';

const environment = readEnvironment('me');
const stores = openStores(environment);
const dependencies = {
  ...stores,
  contacts: dynamoContactStore(stores.database, environment.RESIDENTS_TABLE),
  accounts: ownAccount(cognitoEndpoint()),
  textMessages: snsTextMessages(snsClient(), environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  apiUrl: environment.API_URL,
  newCode: newPhoneCode,
  clock,
};

const operations = { ...meOperations, ...smsStopsOperations };

export const handler = serve(operations, {
  getMe: getMe(dependencies),
  getReachability: getReachability(dependencies),
  updateMe: updateMe(dependencies),
  setChannel: setChannel(dependencies),
  confirmPhone: confirmPhone(dependencies),
  registerDevice: registerDevice(dependencies),
  removeDevice: removeDevice(dependencies),
  setAbsence: setAbsence(dependencies),
  endAbsence: endAbsence(dependencies),
  showUnsubscription: showUnsubscription(),
  unsubscribeEmail: unsubscribeEmail(dependencies),
  sendStopLink: sendStopLink(dependencies),
  showSmsStop: showSmsStop(dependencies),
  stopSms: stopSms(dependencies),
  undoSmsStop: undoSmsStop(dependencies),
});
