import { categories } from '../../../contract/categories.ts';
import type { referenceOperations } from '../../../contract/operations/reference.ts';
import type { UseCase } from '../use-case.ts';

export const listCategories = (): UseCase<typeof referenceOperations.listCategories> => async () => ({
  items: [...categories],
});
