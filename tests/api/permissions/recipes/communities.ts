import type { communitiesOperations } from '../../../../contract/operations/communities.ts';
import { quarters } from '../../../../local/seed/places.ts';
import type { Recipes } from '../recipe.ts';

export const communitiesRecipes: Recipes<keyof typeof communitiesOperations> = {
  createCommunity: ({ place: { inseeCode } }) => ({
    request: { body: { inseeCode, name: 'Le Portereau', area: quarters.douet.area } },
  }),
  /** To the name it has, which says whose referent a referent is. */
  updateCommunity: ({ place }) => ({ request: { params: place, body: { name: place.communityName } } }),
  findCommunities: ({ place: { inseeCode } }) => ({ request: { query: { inseeCode } } }),
  getCommunity: ({ place }) => ({ request: { params: place } }),
};
