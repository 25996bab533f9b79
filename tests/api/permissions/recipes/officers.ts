import type { officersOperations } from '../../../../contract/operations/municipalities.ts';
import { newEmail } from '../../../support/people.ts';
import type { Recipes } from '../recipe.ts';

const aNewcomer = () => ({ email: newEmail('agent'), name: 'Agent', office: 'police' as const });

export const officersRecipes: Recipes<keyof typeof officersOperations> = {
  inviteOfficer: ({ place }) => ({ request: { params: place, body: aNewcomer() } }),
  listOfficers: ({ place }) => ({ request: { params: place } }),
  removeOfficer: async ({ place, world, allowed }) => {
    if (!allowed) return { request: { params: place } };
    const officer = await world.here.townHall.client.inviteOfficer({ params: place, body: aNewcomer() });
    return { request: { params: { inseeCode: place.inseeCode, residentId: officer.residentId } } };
  },
};
