import type { officialAlertsOperations } from '../../../../contract/operations/official-alerts.ts';
import { sendFrom } from '../place.ts';
import type { Play, Recipes } from '../recipe.ts';
import { aNotice, anEvacuation } from '../requests.ts';

export const officialAlertsRecipes: Recipes<keyof typeof officialAlertsOperations> = {
  sendOfficialAlert: ({ place }) => ({
    request: { params: place, query: {}, headers: {}, body: aNotice({ communities: [place.communityId] }) },
  }),
  forwardAlert: async (play) => ({ request: { headers: {}, ...(await forwardingOf(play)) } }),
  confirmAlert: async (play) => {
    const { here } = play.world;
    const alertId = play.allowed
      ? await sendFrom(here, anEvacuation({ communities: [here.communityId] }))
      : play.alertId;
    return { request: { params: { alertId } } };
  },
  listMunicipalAlerts: ({ place }) => ({ request: { params: place, query: {} } }),
};

/** Officers forward next door what was sent here; referents relay here what they alone were sent. */
async function forwardingOf(play: Play) {
  const { allowed, condition, world } = play;
  const { here, nextDoor } = world;
  if (condition === 'relay') {
    const alertId = await sendFrom(here, aNotice('referents'));
    return { params: { alertId }, body: { audience: { communities: [here.communityId] } } };
  }
  const alertId = allowed ? await sendFrom(here, aNotice({ communities: [here.communityId] })) : play.alertId;
  return { params: { alertId }, body: { audience: { communities: [nextDoor.communityId] } } };
}
