import { deliveriesOperations } from '../../contract/operations/deliveries.ts';
import { serve } from '../http/serve.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoDeliveryStore } from '../stores/alerts/dynamodb-deliveries.ts';
import { dynamoPostingStore } from '../stores/alerts/dynamodb-postings.ts';
import { getDelivery } from '../use-cases/deliveries/get-delivery.ts';

const environment = readEnvironment('deliveries');
const stores = openAlertStores(environment);
const dependencies = {
  ...stores,
  postings: dynamoPostingStore(stores.database, environment.ALERTS_TABLE),
  deliveries: dynamoDeliveryStore(stores.database, environment.ALERTS_TABLE),
  clock,
};

export const handler = serve(deliveriesOperations, { getDelivery: getDelivery(dependencies) });
