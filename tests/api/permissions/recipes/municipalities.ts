import type { municipalitiesOperations, registryOperations } from '../../../../contract/operations/municipalities.ts';
import { protocolInForceToday } from '../../../../local/story/protocol.ts';
import type { Play, Recipes } from '../recipe.ts';
import { aCategory } from '../requests.ts';

const nowhereInParticular = { neighbourhoods: ['Nulle part'] };

const category = ({ place }: Play) => ({ inseeCode: place.inseeCode, categoryId: 'crue_loire' });
const townHall = ({ world }: Play) => world.here.townHall.client;

export const municipalitiesRecipes: Recipes<keyof (typeof municipalitiesOperations & typeof registryOperations)> = {
  registerMunicipality: ({ place }) => ({ request: { params: place } }),
  searchMunicipalities: () => ({ request: { query: { query: 'saint' } } }),
  appointReferent: (play) => ({
    request: { params: play.place, body: nowhereInParticular },
    restore: () => townHall(play).dismissReferent({ params: play.place }),
  }),
  dismissReferent: async (play) => {
    if (play.allowed) await townHall(play).appointReferent({ params: play.place, body: nowhereInParticular });
    return { request: { params: play.place } };
  },
  putProtocol: ({ place }) => ({ request: { params: place, body: protocolInForceToday() } }),
  getProtocol: ({ place }) => ({ request: { params: place } }),
  listMunicipalCategories: ({ place }) => ({ request: { params: place } }),
  putSpecialCategory: (play) => ({ request: { params: category(play), body: aCategory } }),
  retireCategory: async (play) => {
    if (play.allowed) await townHall(play).putSpecialCategory({ params: category(play), body: aCategory });
    return { request: { params: category(play) } };
  },
};
