import type { deliveriesOperations } from '../../../../contract/operations/deliveries.ts';
import type { Recipes } from '../recipe.ts';

export const deliveriesRecipes: Recipes<keyof typeof deliveriesOperations> = {
  getDelivery: ({ alertId }) => ({ request: { params: { alertId } } }),
};
