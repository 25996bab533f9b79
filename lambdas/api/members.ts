import { membersOperations } from '../../contract/operations/members.ts';
import { serve } from '../http/serve.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { decideMembership } from '../use-cases/decide-membership.ts';
import { joinCommunity } from '../use-cases/join-community.ts';
import { leaveCommunity } from '../use-cases/leave-community.ts';
import { listMembers } from '../use-cases/list-members.ts';

const environment = readEnvironment('members');
const database = openDatabase(dynamoClient());
const dependencies = {
  residents: dynamoResidentStore(database, {
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  }),
  communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
  clock: () => new Date(),
};

export const handler = serve(membersOperations, {
  joinCommunity: joinCommunity(dependencies),
  leaveCommunity: leaveCommunity(dependencies),
  listMembers: listMembers(dependencies),
  decideMembership: decideMembership(dependencies),
});
