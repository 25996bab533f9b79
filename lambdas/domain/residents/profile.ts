import { currentCharterVersion } from '../../../contract/charter.ts';
import type { MeChanges } from '../../../contract/operations/me.ts';
import { invalidInput } from '../refusal.ts';
import type { Profile, Resident } from './resident.ts';

/**
 * Changes what residents write of themselves: what is left out stays, `null` erases.
 * @throws Refusal `invalid-input` for a charter that is not the current one
 */
export function withProfile(resident: Resident, changes: MeChanges): Resident {
  const { charterVersion, address, location, ...rest } = changes;
  if (charterVersion !== undefined && charterVersion !== currentCharterVersion) {
    throw invalidInput({ path: 'charterVersion', code: 'not-the-current-charter' });
  }
  const { address: formerAddress, location: formerLocation, ...kept } = resident.profile;
  const profile: Profile = {
    ...kept,
    ...present(rest),
    ...present({
      address: address === undefined ? formerAddress : (address ?? undefined),
      location: location === undefined ? formerLocation : (location ?? undefined),
      acceptedCharter: charterVersion ?? kept.acceptedCharter,
    }),
  };
  return { ...resident, profile };
}

/**
 * Follows the address of the account, once its owner proved to read it. What was wrong with the former address is not with the
 * new one; a complaint was about what we write, and stands.
 */
export function withAccountEmail(resident: Resident, account: AccountEmail): Resident {
  const { profile, channels } = resident;
  if (!account.emailVerified || account.email === profile.email) return resident;
  const { failure, ...working } = channels.email;
  const email = failure === 'complaint' ? channels.email : working;
  return { ...resident, profile: { ...profile, email: account.email }, channels: { ...channels, email } };
}

interface AccountEmail {
  readonly email: string;
  readonly emailVerified: boolean;
}

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
