import type { relativesOperations } from '../../../contract/operations/relatives.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { withoutRelative } from '../../domain/residents/relatives.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';
import type { UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

/** Nothing more is sent to them, from the next alert on. */
export const removeRelative =
  ({ residents }: Dependencies): UseCase<typeof relativesOperations.removeRelative> =>
  async ({ params: { relativeId }, caller }) => {
    authorize('removeRelative', rolesByToken(caller));
    const resident = await residents.load(caller.residentId);
    if (!resident) throw new Refusal('relative-not-found');
    await changeLoaded(residents, resident, (present) => withoutRelative(present, relativeId));
  };
