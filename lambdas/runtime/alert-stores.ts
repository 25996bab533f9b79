import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { openStores, type TableNames } from './stores.ts';

interface AllTableNames extends TableNames {
  readonly ALERTS_TABLE: string;
}

/** What functions about alerts work on: residents, communities and alerts, over one connection. */
export function openAlertStores(environment: AllTableNames) {
  const { database, ...stores } = openStores(environment);
  const alerts = dynamoAlertStore(database, {
    alerts: environment.ALERTS_TABLE,
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  });
  return { database, ...stores, alerts };
}
