import type { membersOperations } from '../../contract/operations/members.ts';
import { decide } from '../domain/membership.ts';
import { requireTender } from '../domain/permissions.ts';
import { Refusal } from '../domain/refusal.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import { changeLoaded } from './change-resident.ts';
import type { UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
  readonly communities: Pick<CommunityStore, 'find'>;
}

/** Admits, refuses or suspends a member. */
export const decideMembership =
  ({ residents, communities }: Dependencies): UseCase<typeof membersOperations.decideMembership> =>
  async ({ params: { communityId, residentId }, body: { status }, caller }) => {
    const [decider, community, member] = await Promise.all([
      residents.load(caller.residentId),
      communities.find(communityId),
      residents.load(residentId),
    ]);
    if (!community) throw new Refusal('community-not-found');
    requireTender(decider, community);
    if (!member) throw new Refusal('membership-not-found');
    await changeLoaded(residents, member, (present) => decide(present, communityId, status));
    return { communityId, residentId, status };
  };
