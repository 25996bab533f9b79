import type { followUpOperations } from '../../../../contract/operations/follow-up.ts';
import type { Recipes } from '../recipe.ts';

export const followUpRecipes: Recipes<keyof typeof followUpOperations> = {
  /** Authors who are members no more still take back what they wrote. */
  addUpdate: ({ alertId, condition }) => {
    const kind = condition === 'author' ? 'retracted' : 'update';
    return { request: { params: { alertId }, headers: {}, body: { kind, message: 'La fumée est moins épaisse.' } } };
  },
  witnessAlert: ({ alertId }) => ({ request: { params: { alertId }, body: { seen: 'confirm' } } }),
};
