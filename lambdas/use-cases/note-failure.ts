import type { ChannelName } from '../../contract/fields.ts';
import type { ChannelReason } from '../../contract/resident-words.ts';
import { withFailure } from '../domain/channels.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import { type Change, changeLoaded } from './change-resident.ts';

type Residents = Pick<ResidentStore, 'load' | 'save'>;

/** Writes on a resident's channel why it does not reach them any more, for them to see; nothing is sent by it until it is set again. */
export async function noteFailure(
  residents: Residents,
  residentId: string,
  channel: ChannelName,
  reason: ChannelReason,
): Promise<void> {
  await changeIfThere(residents, residentId, (resident) => withFailure(resident, channel, reason));
}

/** As a change, but for whoever may have gone since. */
export async function changeIfThere(residents: Residents, residentId: string, change: Change): Promise<void> {
  const resident = await residents.load(residentId);
  if (resident) await changeLoaded(residents, resident, change);
}
