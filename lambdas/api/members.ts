import { membersOperations } from '../../contract/operations/members.ts';
import { serve } from '../http/serve.ts';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { newId } from '../runtime/new-id.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { openStores } from '../runtime/stores.ts';
import { decideMembership } from '../use-cases/communities/decide-membership.ts';
import { enrolNeighbour } from '../use-cases/communities/enrol-neighbour.ts';
import { joinCommunity } from '../use-cases/communities/join-community.ts';
import { leaveCommunity } from '../use-cases/communities/leave-community.ts';
import { listMembers } from '../use-cases/communities/list-members.ts';

const environment = readEnvironment('members');
const dependencies = {
  ...openStores(environment),
  textMessages: snsTextMessages(snsClient(), environment.SMS_SENDER_ID, environment.SMS_NUMBER),
  twoWay: environment.SMS_NUMBER !== '',
  clock,
  newId,
};

export const handler = serve(membersOperations, {
  joinCommunity: joinCommunity(dependencies),
  leaveCommunity: leaveCommunity(dependencies),
  listMembers: listMembers(dependencies),
  enrolNeighbour: enrolNeighbour(dependencies),
  decideMembership: decideMembership(dependencies),
});
