import type { ChannelName, Level } from '../../../contract/fields.ts';
import type { ChannelReason } from '../../../contract/resident-words.ts';
import { invalidInput } from '../refusal.ts';
import type { Channels, EmailChannel, Resident } from './resident.ts';

export interface ChannelSetting {
  readonly enabled: boolean;
  readonly minimumLevel: Level;
  /** For the SMS channel, E.164. */
  readonly phone?: string | undefined;
}

/** Sets a channel that has no number. What had failed gets a new chance. @throws Refusal `invalid-input` */
export function withChannel(resident: Resident, channel: 'email' | 'push', setting: ChannelSetting): Resident {
  if (setting.phone !== undefined) throw invalidInput({ path: 'phone', code: 'not-for-this-channel' });
  const { enabled, minimumLevel } = setting;
  const { unsubscribeSecret } = resident.channels.email;
  const changed: Partial<Channels> =
    channel === 'email'
      ? { email: { enabled, minimumLevel, unsubscribeSecret } satisfies EmailChannel }
      : { push: { enabled, minimumLevel } };
  return { ...resident, channels: { ...resident.channels, ...changed } };
}

/**
 * Sets the SMS channel. Another number takes the place of the one before and is to be confirmed; until then nothing is sent to
 * either, for the resident may no longer have the old one.
 * @throws Refusal `invalid-input` when no number was ever given
 */
export function withSms(resident: Resident, { enabled, minimumLevel, phone: given }: ChannelSetting): Resident {
  const { sms } = resident.channels;
  const phone = given ?? sms?.phone;
  if (phone === undefined) throw invalidInput({ path: 'phone', code: 'missing' });
  const confirmed = sms?.phone === phone && sms.confirmed;
  const secret = sms?.stopSecret === undefined ? {} : { stopSecret: sms.stopSecret };
  const set = { enabled, minimumLevel, phone, confirmed, ...secret };
  return { ...resident, channels: { ...resident.channels, sms: set } };
}

/** Another failure, or another number since, stays as it is. */
export function withOptOut(resident: Resident, phone: string): Resident {
  const { sms } = resident.channels;
  if (sms?.phone !== phone || !sms.confirmed || sms.failure) return resident;
  return withFailure(resident, 'sms', 'opted-out');
}

/** The number can be nobody's: as {@link withOptOut}, confirmed or not. */
export function withRefusedNumber(resident: Resident, phone: string): Resident {
  const { sms } = resident.channels;
  return sms?.phone === phone && !sms.failure ? withFailure(resident, 'sms', 'address-refused') : resident;
}

/** Of an address that they have left since, only a complaint still counts: it is about Vigie, wherever it writes. */
export function withEmailFailure(resident: Resident, address: string, failure: ChannelReason): Resident {
  const isTheirs = resident.profile.email === address;
  return isTheirs || failure === 'complaint' ? withFailure(resident, 'email', failure) : resident;
}

/** The channel does not reach its resident any more; a channel never set up stays as it is. */
function withFailure(resident: Resident, channel: ChannelName, failure: ChannelReason): Resident {
  const present = resident.channels[channel];
  if (!present || present.failure === failure) return resident;
  return { ...resident, channels: { ...resident.channels, [channel]: { ...present, failure } } };
}
