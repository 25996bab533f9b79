import { officialAlertsOperations } from '../../contract/operations/official-alerts.ts';
import { serve } from '../http/serve.ts';
import { kmsPlateCipher } from '../plates/kms-plate-cipher.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { kmsClient } from '../runtime/kms-client.ts';
import { newId } from '../runtime/new-id.ts';
import { price } from '../runtime/numbers.ts';
import { confirmAlert } from '../use-cases/official-alerts/confirm-alert.ts';
import { forwardAlert } from '../use-cases/official-alerts/forward-alert.ts';
import { listMunicipalAlerts } from '../use-cases/official-alerts/list-municipal-alerts.ts';
import { sendOfficialAlert } from '../use-cases/official-alerts/send-official-alert.ts';

const environment = readEnvironment('official-alerts');
const dependencies = {
  ...openAlertStores(environment),
  plates: kmsPlateCipher(kmsClient, environment.PLATE_KEY_ARN),
  clock,
  newId,
  smsSegmentPrice: price(environment.SMS_SEGMENT_PRICE),
};

export const handler = serve(officialAlertsOperations, {
  sendOfficialAlert: sendOfficialAlert(dependencies),
  forwardAlert: forwardAlert(dependencies),
  confirmAlert: confirmAlert(dependencies),
  listMunicipalAlerts: listMunicipalAlerts(dependencies),
});
