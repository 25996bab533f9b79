import { communitiesOperations } from '../../contract/operations/communities.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { newId } from '../runtime/new-id.ts';
import { openStores } from '../runtime/stores.ts';
import { createCommunity } from '../use-cases/communities/create-community.ts';
import { findCommunities } from '../use-cases/communities/find-communities.ts';
import { getCommunity } from '../use-cases/communities/get-community.ts';
import { updateCommunity } from '../use-cases/communities/update-community.ts';

const environment = readEnvironment('communities');
const dependencies = {
  ...openStores(environment),
  clock,
  newId,
};

export const handler = serve(communitiesOperations, {
  createCommunity: createCommunity(dependencies),
  updateCommunity: updateCommunity(dependencies),
  findCommunities: findCommunities(dependencies),
  getCommunity: getCommunity(dependencies),
});
