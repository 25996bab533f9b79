import { ulid } from 'ulid';
import { alertsOperations } from '../../contract/operations/alerts.ts';
import { serve } from '../http/serve.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { getAlert } from '../use-cases/get-alert.ts';
import { listAlerts } from '../use-cases/list-alerts.ts';
import { reportAlert } from '../use-cases/report-alert.ts';

const environment = readEnvironment('alerts');
const database = openDatabase(dynamoClient());
const dependencies = {
  residents: dynamoResidentStore(database, {
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  }),
  communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
  alerts: dynamoAlertStore(database, { alerts: environment.ALERTS_TABLE, residents: environment.RESIDENTS_TABLE }),
  clock: () => new Date(),
  newId: (now: Date) => ulid(now.getTime()),
};

export const handler = serve(alertsOperations, {
  reportAlert: reportAlert(dependencies),
  listAlerts: listAlerts(dependencies),
  getAlert: getAlert(dependencies),
});
