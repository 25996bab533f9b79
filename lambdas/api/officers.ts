import { officersOperations } from '../../contract/operations/municipalities.ts';
import { cognitoInvitations } from '../accounts/cognito-invitations.ts';
import { serve } from '../http/serve.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { cognitoClient } from '../runtime/cognito-client.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { dynamoCommunityStore } from '../stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { inviteOfficer } from '../use-cases/invite-officer.ts';
import { listOfficers } from '../use-cases/list-officers.ts';
import { removeOfficer } from '../use-cases/remove-officer.ts';

const environment = readEnvironment('officers');
const database = openDatabase(dynamoClient());
const dependencies = {
  residents: dynamoResidentStore(database, {
    residents: environment.RESIDENTS_TABLE,
    communities: environment.COMMUNITIES_TABLE,
  }),
  communities: dynamoCommunityStore(database, environment.COMMUNITIES_TABLE),
  invitations: cognitoInvitations(cognitoClient(), environment.USER_POOL_ID),
  clock: () => new Date(),
};

export const handler = serve(officersOperations, {
  inviteOfficer: inviteOfficer(dependencies),
  listOfficers: listOfficers(dependencies),
  removeOfficer: removeOfficer(dependencies),
});
