import type { ChannelName } from '../../contract/fields.ts';
import type { ChannelReason } from '../../contract/resident-words.ts';
import { withFailure } from '../domain/channels.ts';
import { withRelativeFailure, withRelativePhoneFailure } from '../domain/relatives.ts';
import type { Naming, ResidentStore } from '../stores/residents/residents.ts';
import { type Change, changeLoaded } from './change-resident.ts';

type Residents = Pick<ResidentStore, 'load' | 'save'>;

/** Writes on a resident's channel why it does not reach them any more, for them to see; nothing is sent by it until it is set again. */
async function noteFailure(
  residents: Residents,
  residentId: string,
  channel: ChannelName,
  reason: ChannelReason,
): Promise<void> {
  await changeIfThere(residents, residentId, (resident) => withFailure(resident, channel, reason));
}

/** As {@link noteFailure} of an e-mail channel, or of the relative to whom the e-mail was a copy. */
export async function noteEmailFailure(
  residents: Residents,
  { residentId, relativeId }: { readonly residentId: string; readonly relativeId?: string | undefined },
  reason: ChannelReason,
): Promise<void> {
  if (relativeId === undefined) return noteFailure(residents, residentId, 'email', reason);
  await changeIfThere(residents, residentId, (resident) => withRelativeFailure(resident, relativeId, reason));
}

/** Shows those who named a number as a relative's why nothing reaches it. */
export async function noteNamedPhoneFailure(
  residents: Residents,
  phone: string,
  namings: readonly Naming[],
  reason: ChannelReason,
): Promise<void> {
  for (const { residentId } of namings)
    await changeIfThere(residents, residentId, (resident) => withRelativePhoneFailure(resident, phone, reason));
}

/** As a change, but for whoever may have gone since. */
export async function changeIfThere(residents: Residents, residentId: string, change: Change): Promise<void> {
  const resident = await residents.load(residentId);
  if (resident) await changeLoaded(residents, resident, change);
}
