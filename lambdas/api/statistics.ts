import { statisticsOperations } from '../../contract/operations/statistics.ts';
import { serve } from '../http/serve.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { price } from '../runtime/numbers.ts';
import { dynamoStatisticsStore } from '../stores/statistics/dynamodb-statistics.ts';
import { checkStatistics } from '../use-cases/statistics/check-statistics.ts';
import { getStatistics } from '../use-cases/statistics/get-statistics.ts';
import { getTransparency } from '../use-cases/statistics/get-transparency.ts';

const environment = readEnvironment('statistics');
const tables = { alerts: environment.ALERTS_TABLE, communities: environment.COMMUNITIES_TABLE };
const { database, ...stores } = openAlertStores(environment);
const dependencies = {
  ...stores,
  statistics: dynamoStatisticsStore(database, tables),
  smsSegmentPrice: price(environment.SMS_SEGMENT_PRICE),
  clock,
};

export const handler = serve(statisticsOperations, {
  getStatistics: getStatistics(dependencies),
  getTransparency: getTransparency(dependencies),
  checkStatistics: checkStatistics(dependencies),
});
