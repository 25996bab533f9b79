import { deliveriesOperations } from '../../contract/operations/deliveries.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoDeliveryStore } from '../stores/alerts/dynamodb-deliveries.ts';
import { dynamoPostingStore } from '../stores/alerts/dynamodb-postings.ts';
import { getDelivery } from '../use-cases/get-delivery.ts';

const environment = readEnvironment('deliveries');
const stores = openStores(environment);
const dependencies = {
  ...stores,
  alerts: dynamoAlertStore(stores.database, { alerts: environment.ALERTS_TABLE }),
  postings: dynamoPostingStore(stores.database, environment.ALERTS_TABLE),
  deliveries: dynamoDeliveryStore(stores.database, environment.ALERTS_TABLE),
  clock,
};

export const handler = serve(deliveriesOperations, { getDelivery: getDelivery(dependencies) });
