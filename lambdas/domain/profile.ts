import { currentCharterVersion } from '../../contract/charter.ts';
import type { MeChanges } from '../../contract/operations/me.ts';
import { invalidInput } from './refusal.ts';
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

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that have a value. */
function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
