import { ulid } from 'ulid';
import { communitiesOperations } from '../../contract/operations/communities.ts';
import { serve } from '../http/serve.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { createCommunity } from '../use-cases/create-community.ts';
import { findCommunities } from '../use-cases/find-communities.ts';
import { getCommunity } from '../use-cases/get-community.ts';
import { updateCommunity } from '../use-cases/update-community.ts';

const environment = readEnvironment('communities');
const database = openDatabase(dynamoClient());
const dependencies = {
  residents: dynamoResidentStore(database, {
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  }),
  communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
  clock: () => new Date(),
  newId: (now: Date) => ulid(now.getTime()),
};

export const handler = serve(communitiesOperations, {
  createCommunity: createCommunity(dependencies),
  updateCommunity: updateCommunity(dependencies),
  findCommunities: findCommunities(dependencies),
  getCommunity: getCommunity(dependencies),
});
