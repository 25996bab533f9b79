import { Refusal } from '../refusal.ts';
import type { Device, Resident } from './resident.ts';

const devicesAtMost = 10;

/**
 * The device is the resident's, by this token: it replaces the one of the same id, and the one that had this token before. A new
 * token, or one that failed, is connected anew.
 * @throws Refusal `too-many-devices`
 */
export function withDevice(resident: Resident, registered: Pick<Device, 'deviceId' | 'platform' | 'token'>): Resident {
  const { deviceId, platform, token } = registered;
  if (resident.devices.some((device) => isWorking(device, registered))) return resident;
  const others = resident.devices.filter((device) => device.deviceId !== deviceId && device.token !== token);
  if (others.length >= devicesAtMost) throw new Refusal('too-many-devices');
  return { ...resident, devices: [...others, { deviceId, platform, token }] };
}

function isWorking(device: Device, { deviceId, platform, token }: Pick<Device, 'deviceId' | 'platform' | 'token'>) {
  return device.deviceId === deviceId && device.platform === platform && device.token === token && !device.failure;
}

/** @throws Refusal `device-not-found` */
export function withoutDevice(resident: Resident, deviceId: string): Resident {
  const devices = resident.devices.filter((device) => device.deviceId !== deviceId);
  if (devices.length === resident.devices.length) throw new Refusal('device-not-found');
  return { ...resident, devices };
}

/** The device of this endpoint cannot be reached any more; registering it again mends it. */
export function withDeviceFailure(resident: Resident, endpointArn: string): Resident {
  const isFailing = (device: Device) => device.endpointArn === endpointArn && !device.failure;
  if (!resident.devices.some(isFailing)) return resident;
  const devices = resident.devices.map((device) =>
    isFailing(device) ? { ...device, failure: 'endpoint-disabled' as const } : device,
  );
  return { ...resident, devices };
}
