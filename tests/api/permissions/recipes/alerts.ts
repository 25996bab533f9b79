import { randomUUID } from 'node:crypto';
import type { alertsOperations } from '../../../../contract/operations/alerts.ts';
import { aFire } from '../place.ts';
import type { Recipes } from '../recipe.ts';

export const alertsRecipes: Recipes<keyof typeof alertsOperations> = {
  reportAlert: ({ place }) => ({
    request: { params: place, headers: { 'idempotency-key': randomUUID() }, body: aFire() },
  }),
  listAlerts: ({ place }) => ({ request: { params: place, query: {} } }),
  listMyAlerts: () => ({ request: { query: {} } }),
  getAlert: ({ alertId }) => ({ request: { params: { alertId } } }),
};
