import { statisticsOperations } from '../../contract/operations/statistics.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoStatisticsStore } from '../stores/statistics/dynamodb-statistics.ts';
import { checkStatistics } from '../use-cases/check-statistics.ts';
import { getStatistics } from '../use-cases/get-statistics.ts';
import { getTransparency } from '../use-cases/get-transparency.ts';

const environment = readEnvironment('statistics');
const tables = { alerts: environment.ALERTS_TABLE, communities: environment.COMMUNITIES_TABLE };
const { database, ...stores } = openStores(environment);
const dependencies = {
  ...stores,
  alerts: dynamoAlertStore(database, tables),
  statistics: dynamoStatisticsStore(database, tables),
  smsSegmentPrice: Number(environment.SMS_SEGMENT_PRICE),
  clock,
};

export const handler = serve(statisticsOperations, {
  getStatistics: getStatistics(dependencies),
  getTransparency: getTransparency(dependencies),
  checkStatistics: checkStatistics(dependencies),
});
