import { counting } from '../../contract/events/counting.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { consumeQueue } from '../runtime/queue.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoReach } from '../stores/communities/dynamodb-reach.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoStatisticsStore } from '../stores/statistics/dynamodb-statistics.ts';
import { countAlert } from '../use-cases/statistics/count-alert.ts';

const environment = readEnvironment('count-alerts');
const database = openDatabase(dynamoClient());
const tables = { alerts: environment.ALERTS_TABLE, communities: environment.COMMUNITIES_TABLE };

const count = countAlert({
  alerts: dynamoAlertStore(database, tables),
  communities: dynamoReach(database, environment.COMMUNITIES_TABLE),
  statistics: dynamoStatisticsStore(database, tables),
});

/** From the queue of alerts that have changed: brings the figures in line with each. */
export const handler = consumeQueue(counting, ({ alertId }) => count(alertId));
