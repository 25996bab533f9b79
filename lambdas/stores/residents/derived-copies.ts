/**
 * What lists of a community or of a municipality show of a resident. It is computed from the whole resident each time they are
 * saved, so that a copy cannot differ from what it copies.
 */
import { toldRelatives } from '../../domain/residents/relatives.ts';
import type { Mandate, Membership, Resident } from '../../domain/residents/resident.ts';
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
    ...(directory.email && email !== undefined ? { email } : {}),
  };
}

/** How e-mails reach a resident, for the lists of those who are told in a group; nothing when they do not, or without an account. */
export function emailRecipientOf({ residentId, channels, profile, absence }: Resident): EmailRecipient | undefined {
  const { enabled, failure, minimumLevel, unsubscribeSecret } = channels.email;
  const { email: address, language } = profile;
  if (!enabled || failure !== undefined || address === undefined) return undefined;
  const away = absence && { startsAtMs: absence.startsAtMs, endsAtMs: absence.endsAtMs };
  return { residentId, address, minimumLevel, language, unsubscribeSecret, ...(away ? { absence: away } : {}) };
}

/** The relatives whom e-mails reach, in communities: of danger alone, whatever the resident's own channels. */
export function emailCopiesOf(resident: Resident): EmailRecipient[] {
  const { residentId, profile } = resident;
  const own = emailRecipientOf(resident);
  return toldRelatives(resident).flatMap(({ relativeId, email: address, language, secret }) =>
    address === undefined || address === own?.address
      ? []
      : [
          {
            residentId,
            address,
            minimumLevel: 'danger' as const,
            language,
            unsubscribeSecret: secret,
            copy: { relativeId, of: profile.name },
          },
        ],
  );
}

export function mandateHolderOf({ residentId, profile }: Resident, mandate: Mandate): MandateHolder {
  const { name, email } = profile;
  return { residentId, name, ...(email === undefined ? {} : { email }), mandate };
}
