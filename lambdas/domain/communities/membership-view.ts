import type { AnswerOf } from '../../../contract/exchange.ts';
import type { membersOperations } from '../../../contract/operations/members.ts';
import { isReferentOf } from '../permissions/relations.ts';
import type { Membership, Resident } from '../residents/resident.ts';
import type { Community } from './community.ts';

type MembershipView = AnswerOf<typeof membersOperations.joinCommunity>;

/** What residents see of one of their memberships. */
export function membershipView(resident: Resident, { status }: Membership, community: Community): MembershipView {
  const { communityId, inseeCode, name } = community;
  const role = isReferentOf(resident, community) ? 'referent' : 'member';
  return { communityId, communityName: name, inseeCode, role, status };
}
