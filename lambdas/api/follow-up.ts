import { followUpOperations } from '../../contract/operations/follow-up.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { addUpdate } from '../use-cases/add-update.ts';
import { witnessAlert } from '../use-cases/witness-alert.ts';

const environment = readEnvironment('follow-up');
const stores = openStores(environment);
const dependencies = {
  ...stores,
  alerts: dynamoAlertStore(stores.database, { alerts: environment.ALERTS_TABLE }),
  clock,
};

export const handler = serve(followUpOperations, {
  addUpdate: addUpdate(dependencies),
  witnessAlert: witnessAlert(dependencies),
});
