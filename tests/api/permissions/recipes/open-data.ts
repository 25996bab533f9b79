import type { openDataOperations } from '../../../../contract/operations/open-data.ts';
import { sendFrom } from '../place.ts';
import type { Recipes } from '../recipe.ts';
import { aNotice } from '../requests.ts';

export const openDataRecipes: Recipes<keyof typeof openDataOperations> = {
  getCap: ({ alertId }) => ({ request: { params: { alertId }, query: {} } }),
  getPublicCap: async ({ world: { here } }) => {
    const alertId = await sendFrom(here, aNotice({ communities: [here.communityId] }));
    return { request: { params: { inseeCode: here.inseeCode, alertId }, query: {} } };
  },
  getAlertsAtom: ({ place: { inseeCode } }) => ({ request: { params: { inseeCode } } }),
  getAlertsGeoJson: ({ place: { inseeCode } }) => ({ request: { params: { inseeCode } } }),
};
