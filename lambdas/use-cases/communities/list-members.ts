import type { membersOperations } from '../../../contract/operations/members.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { covers } from '../../domain/permissions/relations.ts';
import { tends } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { receivingRoles } from '../municipalities/police-receive.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'listMembers' | 'listMandates'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol'>;
  readonly clock: Clock;
}

const defaultLimit = 50;

/** The directory of a community; its referents and officers also see who waits and who is suspended, the police under a protocol. */
export const listMembers =
  ({ residents, communities, clock }: Dependencies): UseCase<typeof membersOperations.listMembers> =>
  async ({ params: { communityId }, query: { limit = defaultLimit, cursor }, caller }) => {
    const after = readCursor('members', communityId, cursor);
    const [reader, community] = await Promise.all([residents.load(caller.residentId), communities.find(communityId)]);
    if (!community) throw new Refusal('community-not-found');
    const someone = { resident: reader, operator: caller.operator };
    const held = await receivingRoles(communities, someone, community, clock());
    authorize('listMembers', held);
    const [{ members, next }, holders] = await Promise.all([
      residents.listMembers(communityId, {
        limit,
        everyStatus: tends(held),
        ...(after === undefined ? {} : { after }),
      }),
      residents.listMandates(community.inseeCode),
    ]);
    const referents = holders.filter(({ mandate, residentId }) => covers(mandate, residentId, community));
    const referentIds = new Set(referents.map(({ residentId }) => residentId));
    return {
      items: members.map((member) => ({ ...member, role: referentIds.has(member.residentId) ? 'referent' : 'member' })),
      ...nextCursorOf('members', communityId, next),
    };
  };
