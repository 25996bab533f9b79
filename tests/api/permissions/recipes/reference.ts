import type { referenceOperations } from '../../../../contract/operations/reference.ts';
import type { Recipes } from '../recipe.ts';

export const referenceRecipes: Recipes<keyof typeof referenceOperations> = {
  getHealth: () => ({ request: {} }),
  listCategories: () => ({ request: {} }),
  getOpenApi: () => ({ request: {} }),
  openAlertLink: ({ alertId }) => ({ request: { params: { alertId } } }),
};
