import type { contestationsOperations } from '../../../../contract/operations/contestations.ts';
import { nobody } from '../player.ts';
import type { Play, Recipes } from '../recipe.ts';

const contestationOf = (alertReference: string) => ({
  alertReference,
  statement: 'Il ne s’est rien passé de tel dans cette rue.',
  contact: 'quelquun@vigie.example',
});

export const contestationsRecipes: Recipes<keyof typeof contestationsOperations> = {
  contestAlert: ({ alertId }) => ({ request: { body: contestationOf(alertId) } }),
  listContestations: ({ place }) => ({ request: { params: place, query: {} } }),
  answerContestation: async (play) => ({
    request: {
      params: { contestationId: await contested(play) },
      body: { decision: 'rejected', reasons: 'Deux voisins ont vu la même chose.' },
    },
  }),
};

/** Somebody without an account contests the alert. */
async function contested({ world, alertId }: Play): Promise<string> {
  const body = contestationOf(alertId);
  return (await nobody(world.platform).client.contestAlert({ body })).contestationId;
}
