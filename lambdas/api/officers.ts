import { officersOperations } from '../../contract/operations/municipalities.ts';
import { cognitoInvitations } from '../accounts/cognito-invitations.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { cognitoClient } from '../runtime/cognito-client.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { inviteOfficer } from '../use-cases/municipalities/invite-officer.ts';
import { listOfficers } from '../use-cases/municipalities/list-officers.ts';
import { removeOfficer } from '../use-cases/municipalities/remove-officer.ts';

const environment = readEnvironment('officers');
const dependencies = {
  ...openStores(environment),
  invitations: cognitoInvitations(cognitoClient(), environment.USER_POOL_ID),
  clock,
};

export const handler = serve(officersOperations, {
  inviteOfficer: inviteOfficer(dependencies),
  listOfficers: listOfficers(dependencies),
  removeOfficer: removeOfficer(dependencies),
});
