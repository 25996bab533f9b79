import type { relativesOperations } from '../../../../contract/operations/relatives.ts';
import { newEmail } from '../../../support/people.ts';
import type { Recipes } from '../recipe.ts';

const place = { relativeId: '1' } as const;
const aRelative = () => ({ name: 'Proche', email: newEmail('proche') });

export const relativesRecipes: Recipes<keyof typeof relativesOperations> = {
  nameRelative: () => ({ request: { params: place, body: aRelative() } }),
  listRelatives: () => ({ request: {} }),
  removeRelative: async ({ actor, allowed }) => {
    if (allowed) await actor.client.nameRelative({ params: place, body: aRelative() });
    return { request: { params: place } };
  },
  showRelativeLink: ({ world }) => ({ request: { params: { token: world.relativeToken } } }),
  answerRelativeLink: ({ world }) => ({ request: { params: { token: world.relativeToken }, body: { answer: 'no' } } }),
};
