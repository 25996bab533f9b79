import type { Resident, Subscription } from '../residents/resident.ts';

/** Marks the channel, the devices and the relatives that SNS refused for good, so that their resident sees why and nobody asks again. */
export function withoutRefused(resident: Resident, refused: ReadonlySet<Subscription['of']>): Resident {
  if (refused.size === 0) return resident;
  const { sms } = resident.channels;
  return {
    ...resident,
    channels:
      sms && refused.has('sms')
        ? { ...resident.channels, sms: { ...sms, failure: 'address-refused' } }
        : resident.channels,
    relatives: resident.relatives.map((relative) =>
      refused.has(`relative:${relative.relativeId}`) ? { ...relative, failure: 'address-refused' } : relative,
    ),
    devices: resident.devices.map((device) =>
      refused.has(`push:${device.deviceId}`) ? { ...device, failure: 'endpoint-disabled' } : device,
    ),
  };
}
