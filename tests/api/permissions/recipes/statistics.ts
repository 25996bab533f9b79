import type { statisticsOperations } from '../../../../contract/operations/statistics.ts';
import type { Recipes } from '../recipe.ts';

export const statisticsRecipes: Recipes<keyof typeof statisticsOperations> = {
  getStatistics: ({ place }) => ({ request: { params: place, query: {} } }),
  getTransparency: ({ place }) => ({ request: { params: place, query: {} } }),
  checkStatistics: ({ place }) => ({ request: { params: place, query: {} } }),
};
