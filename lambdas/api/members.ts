import { membersOperations } from '../../contract/operations/members.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { decideMembership } from '../use-cases/decide-membership.ts';
import { joinCommunity } from '../use-cases/join-community.ts';
import { leaveCommunity } from '../use-cases/leave-community.ts';
import { listMembers } from '../use-cases/list-members.ts';

const environment = readEnvironment('members');
const dependencies = {
  ...openStores(environment),
  clock,
};

export const handler = serve(membersOperations, {
  joinCommunity: joinCommunity(dependencies),
  leaveCommunity: leaveCommunity(dependencies),
  listMembers: listMembers(dependencies),
  decideMembership: decideMembership(dependencies),
});
