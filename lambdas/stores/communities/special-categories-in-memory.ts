import type { SpecialCategory } from '../../domain/municipalities/special-category.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from './communities.ts';

const nameOf = (inseeCode: string, categoryId: string) => `${inseeCode} ${categoryId}`;

/** @param requireRegistered throws when no municipality has that code */
export function specialCategoriesInMemory(
  requireRegistered: (inseeCode: string) => void,
): Pick<
  CommunityStore,
  'findSpecialCategory' | 'listSpecialCategories' | 'putSpecialCategory' | 'retireSpecialCategory'
> {
  const categories = new Map<string, SpecialCategory>();
  return {
    async findSpecialCategory(inseeCode, categoryId) {
      return categories.get(nameOf(inseeCode, categoryId));
    },

    async listSpecialCategories(inseeCode) {
      return [...categories.values()].filter((category) => category.inseeCode === inseeCode);
    },

    async putSpecialCategory(category) {
      requireRegistered(category.inseeCode);
      categories.set(nameOf(category.inseeCode, category.categoryId), structuredClone(category));
    },

    async retireSpecialCategory(inseeCode, categoryId, retiredAt) {
      const category = categories.get(nameOf(inseeCode, categoryId));
      if (!category) throw new Refusal('category-not-found');
      categories.set(nameOf(inseeCode, categoryId), { retiredAt, ...category });
    },
  };
}
