import type { CapSourceTerms, capSourcesOperations } from '../../../../contract/operations/cap-sources.ts';
import type { Play, Recipes } from '../recipe.ts';

const body: CapSourceTerms = {
  url: 'https://alertes.example/cap.xml',
  name: 'Météo',
  categories: [{ capCategory: 'Met', category: 'weather' }],
  area: 'anywhere',
  automatic: false,
  audience: 'referents',
};

const source = ({ place }: Play) => ({ inseeCode: place.inseeCode, sourceId: 'meteo' });
const townHall = ({ world }: Play) => world.here.townHall.client;

export const capSourcesRecipes: Recipes<keyof typeof capSourcesOperations> = {
  putCapSource: (play) => ({
    request: { params: source(play), body },
    restore: () => townHall(play).removeCapSource({ params: source(play) }),
  }),
  listCapSources: ({ place: { inseeCode } }) => ({ request: { params: { inseeCode } } }),
  removeCapSource: async (play) => {
    if (play.allowed) await townHall(play).putCapSource({ params: source(play), body });
    return { request: { params: source(play) } };
  },
};
