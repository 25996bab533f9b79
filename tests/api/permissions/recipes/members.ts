import type { membersOperations } from '../../../../contract/operations/members.ts';
import { newPhone } from '../../../support/neighbours.ts';
import { admit } from '../place.ts';
import type { Play, Recipes } from '../recipe.ts';

export const membersRecipes: Recipes<keyof typeof membersOperations> = {
  joinCommunity: (play) => ({ request: { params: play.place }, restore: () => beAsBefore(play) }),
  leaveCommunity: (play) => ({ request: { params: play.place }, restore: () => beAsBefore(play) }),
  listMembers: ({ place }) => ({ request: { params: place, query: {} } }),
  enrolNeighbour: ({ place }) => ({
    request: { params: place, body: { name: 'Jeanne', phone: newPhone(), address: '3 rue des Lilas' } },
  }),
  decideMembership: ({ place }) => ({ request: { params: place, body: { status: 'active' } } }),
};

/** Whoever belongs to the community, or waits to, does so again; the others leave it. */
async function beAsBefore({ actor, place, world }: Play): Promise<void> {
  const belongs = actor.role === 'member' || actor.role === 'pending';
  if (!belongs) return actor.client.leaveCommunity({ params: place });
  await actor.client.joinCommunity({ params: place });
  if (actor.role === 'member') await admit(world.here.townHall, place.communityId, actor);
}
