import type { membersOperations } from '../../../contract/operations/members.ts';
import { leave } from '../../domain/communities/membership.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** Leaves a community, whatever charter was accepted: nothing keeps anyone in. */
export const leaveCommunity =
  ({ residents }: Dependencies): UseCase<typeof membersOperations.leaveCommunity> =>
  async ({ params: { communityId }, caller }) => {
    const resident = await residents.load(caller.residentId);
    if (!resident) throw new Refusal('membership-not-found');
    await changeLoaded(residents, resident, (present) => {
      authorize('leaveCommunity', rolesOf({ resident: present, operator: caller.operator }, { communityId }));
      return leave(present, communityId);
    });
  };
