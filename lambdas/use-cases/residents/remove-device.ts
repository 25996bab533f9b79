import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { withoutDevice } from '../../domain/residents/devices.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save'>;
}

export const removeDevice =
  ({ residents }: Dependencies): UseCase<typeof meOperations.removeDevice> =>
  async ({ params: { deviceId }, caller }) => {
    authorize('removeDevice', rolesByToken(caller));
    const resident = await residents.load(caller.residentId);
    if (!resident) throw new Refusal('device-not-found');
    await changeLoaded(residents, resident, (present) => withoutDevice(present, deviceId));
  };
