import type { meOperations } from '../../../contract/operations/me.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { deviceView } from '../../domain/residents/channel-view.ts';
import { withDevice } from '../../domain/residents/devices.ts';
import type { Device, Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import type { UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';
import { loadOrCreateResident, type ResidentDependencies } from './load-or-create-resident.ts';

interface Dependencies extends ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save' | 'findHolder'>;
}

/** The device becomes the caller's, whoever had its token before. Applications register at each start: the same again writes nothing. */
export const registerDevice =
  (dependencies: Dependencies): UseCase<typeof meOperations.registerDevice> =>
  async ({ params: { deviceId }, body, caller }) => {
    authorize('registerDevice', rolesByToken(caller));
    const { residents } = dependencies;
    const device: Device = { deviceId, ...body };
    const [resident, holderId] = await Promise.all([
      loadOrCreateResident(dependencies, caller),
      residents.findHolder(body.token),
    ]);
    const register = (present: Resident) => {
      const registered = withDevice(present, device);
      // Nothing of the resident changes, but another took the token meanwhile: saving takes it back.
      return registered === present && holderId !== caller.residentId ? { ...present } : registered;
    };
    const saved = await changeLoaded(residents, resident, register, { holds: [body.token] });
    return deviceView(
      saved,
      saved.devices.find((present) => present.deviceId === deviceId) ?? device,
      dependencies.clock(),
    );
  };
