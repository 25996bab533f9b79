import { ulid } from 'ulid';
import { officialAlertsOperations } from '../../contract/operations/official-alerts.ts';
import { serve } from '../http/serve.ts';
import { kmsPlateCipher } from '../plates/kms-plate-cipher.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { kmsClient } from '../runtime/kms-client.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { confirmAlert } from '../use-cases/confirm-alert.ts';
import { forwardAlert } from '../use-cases/forward-alert.ts';
import { listMunicipalAlerts } from '../use-cases/list-municipal-alerts.ts';
import { sendOfficialAlert } from '../use-cases/send-official-alert.ts';

const environment = readEnvironment('official-alerts');
const stores = openStores(environment);
const dependencies = {
  ...stores,
  alerts: dynamoAlertStore(stores.database, {
    alerts: environment.ALERTS_TABLE,
    residents: environment.RESIDENTS_TABLE,
  }),
  plates: kmsPlateCipher(kmsClient, environment.PLATE_KEY_ARN),
  clock,
  newId: (now: Date) => ulid(now.getTime()),
  smsSegmentPrice: Number(environment.SMS_SEGMENT_PRICE),
};

export const handler = serve(officialAlertsOperations, {
  sendOfficialAlert: sendOfficialAlert(dependencies),
  forwardAlert: forwardAlert(dependencies),
  confirmAlert: confirmAlert(dependencies),
  listMunicipalAlerts: listMunicipalAlerts(dependencies),
});
