import { moderationOperations } from '../../contract/operations/moderation.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { appealModeration } from '../use-cases/appeal-moderation.ts';
import { checkHistories } from '../use-cases/check-histories.ts';
import { flagAlert } from '../use-cases/flag-alert.ts';
import { getHistory } from '../use-cases/get-history.ts';
import { listModeration } from '../use-cases/list-moderation.ts';
import { moderateAlert } from '../use-cases/moderate-alert.ts';

const environment = readEnvironment('moderation');
const stores = openStores(environment);
const dependencies = {
  ...stores,
  alerts: dynamoAlertStore(stores.database, { alerts: environment.ALERTS_TABLE }),
  clock,
};

export const handler = serve(moderationOperations, {
  flagAlert: flagAlert(dependencies),
  moderateAlert: moderateAlert(dependencies),
  listModeration: listModeration(dependencies),
  appealModeration: appealModeration(dependencies),
  getHistory: getHistory(dependencies),
  checkHistories: checkHistories(dependencies),
});
