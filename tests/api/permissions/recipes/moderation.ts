import type { moderationOperations } from '../../../../contract/operations/moderation.ts';
import { reportFire } from '../place.ts';
import type { Play, Recipes } from '../recipe.ts';

export const moderationRecipes: Recipes<keyof typeof moderationOperations> = {
  flagAlert: async (play) => ({ request: { params: { alertId: await freshOf(play) }, body: { reason: 'other' } } }),
  moderateAlert: async (play) => ({
    request: { params: { alertId: await freshOf(play) }, body: { decision: 'hide', reason: 'Déjà signalé.' } },
  }),
  listModeration: ({ place }) => ({ request: { params: place, query: {} } }),
  appealModeration: async (play) => {
    const { alertId, allowed, world } = play;
    const body = { decision: 'hide' as const, reason: 'Déjà signalé.' };
    if (allowed) await world.here.townHall.client.moderateAlert({ params: { alertId }, body });
    return { request: { params: { alertId }, body: { statement: 'La remise brûle encore, venez voir.' } } };
  },
  getHistory: ({ alertId }) => ({ request: { params: { alertId } } }),
  checkHistories: ({ place }) => ({ request: { params: place, query: {} } }),
};

/** Another alert of the neighbour where the call changes it for everyone. */
async function freshOf({ allowed, alertId, world: { here } }: Play): Promise<string> {
  return allowed ? reportFire(here.neighbour, here.communityId) : alertId;
}
