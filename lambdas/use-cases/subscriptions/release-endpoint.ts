import type { Resident } from '../../domain/residents/resident.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeResident } from '../residents/change-resident.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'save' | 'findHolder'>;
}

/**
 * Takes from a former holder every phone and device that somebody else has proved to have since. It asks who holds each one now, so
 * that what has come back in the meantime stays.
 */
export const releaseEndpoint =
  ({ residents }: Dependencies) =>
  async (formerHolderId: string): Promise<void> => {
    const former = await residents.load(formerHolderId);
    if (!former) return;
    const lost = await lostEndpoints(residents, former);
    if (lost.size > 0) await changeResident(residents, formerHolderId, (resident) => without(resident, lost));
  };

async function lostEndpoints(
  residents: Dependencies['residents'],
  { residentId, channels: { sms }, devices }: Resident,
) {
  const endpoints = [...(sms?.confirmed ? [sms.phone] : []), ...devices.map(({ token }) => token)];
  const holders = await Promise.all(endpoints.map((endpoint) => residents.findHolder(endpoint)));
  return new Set(endpoints.filter((_, index) => holders[index] !== undefined && holders[index] !== residentId));
}

function without(resident: Resident, lost: ReadonlySet<string>): Resident {
  const { sms } = resident.channels;
  const phoneLost = sms?.confirmed && lost.has(sms.phone);
  return {
    ...resident,
    devices: resident.devices.filter(({ token }) => !lost.has(token)),
    channels: phoneLost
      ? { ...resident.channels, sms: { ...sms, confirmed: false, failure: 'moved-to-another-resident' } }
      : resident.channels,
  };
}
