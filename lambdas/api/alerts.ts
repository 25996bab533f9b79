import { alertsOperations } from '../../contract/operations/alerts.ts';
import { serve } from '../http/serve.ts';
import { kmsPlateCipher } from '../plates/kms-plate-cipher.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { kmsClient } from '../runtime/kms-client.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { getAlert } from '../use-cases/alerts/get-alert.ts';
import { listAlerts } from '../use-cases/alerts/list-alerts.ts';
import { listMyAlerts } from '../use-cases/alerts/list-my-alerts.ts';
import { reportAlert } from '../use-cases/reporting/report-alert.ts';

const environment = readEnvironment('alerts');
const dependencies = {
  ...openAlertStores(environment),
  plates: kmsPlateCipher(kmsClient, environment.PLATE_KEY_ARN),
  clock,
  newId,
  onUnreadPlate: (alertId: string, fault: unknown) =>
    logger.error('plate not read', { alertId, fault: describeFault(fault) }),
};

export const handler = serve(alertsOperations, {
  reportAlert: reportAlert(dependencies),
  listAlerts: listAlerts(dependencies),
  listMyAlerts: listMyAlerts(dependencies),
  getAlert: getAlert(dependencies),
});
