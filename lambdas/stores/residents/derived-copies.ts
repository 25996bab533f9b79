/**
 * What lists of a community or of a municipality show of a resident. It is computed from the whole resident each time they are
 * saved, so that a copy cannot differ from what it copies.
 */
import type { Mandate, Membership, Resident } from '../../domain/resident.ts';
import type { DirectoryEntry, EmailRecipient, MandateHolder } from './residents.ts';

/** What the directory shows: the name, and what the resident chose; never a number that is not confirmed to be theirs. */
export function directoryEntryOf(resident: Resident, { status }: Membership): DirectoryEntry {
  const { name, address, email, directory } = resident.profile;
  const phone = resident.channels.sms?.confirmed ? resident.channels.sms.phone : undefined;
  return {
    residentId: resident.residentId,
    status,
    name,
    ...(directory.address && address !== undefined ? { address } : {}),
    ...(directory.phone && phone !== undefined ? { phone } : {}),
    ...(directory.email ? { email } : {}),
  };
}

/** How a member's e-mails reach them; nothing when they do not, or may not. */
export function emailRecipientOf(resident: Resident, membership: Membership): EmailRecipient | undefined {
  const { enabled, failure, minimumLevel, unsubscribeSecret } = resident.channels.email;
  if (membership.status !== 'active' || !enabled || failure !== undefined) return undefined;
  const { email: address, language } = resident.profile;
  return { residentId: resident.residentId, address, minimumLevel, language, unsubscribeSecret };
}

export function mandateHolderOf({ residentId, profile }: Resident, mandate: Mandate): MandateHolder {
  return { residentId, name: profile.name, email: profile.email, mandate };
}
