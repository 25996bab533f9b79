/** What becomes of a neighbour who was told by SMS alone, once an account proves to have their number: one person, one resident. */
import { type RelativeId, relativeId } from '../../../contract/resident-words.ts';
import type { Absence, Channels, Mandate, Membership, Profile, Relative, Resident } from './resident.ts';

/** Only accounts have an address, and whoever has none can never sign in. */
export const hasAccount = ({ profile }: Pick<Resident, 'profile'>): boolean => profile.email !== undefined;

/** The resident of an account with all that was the neighbour's. What they sent stays under the former id, which is theirs from now on. */
export function takeOver(account: Resident, former: Resident): Resident {
  return {
    ...account,
    profile: profileOf(account.profile, former.profile),
    memberships: mergedMemberships(account.memberships, former.memberships),
    mandates: mergedMandates(account.mandates, former.mandates),
    channels: channelsOf(account.channels, former.channels),
    relatives: mergedRelatives(account.relatives, former.relatives),
    formerIds: [...(account.formerIds ?? []), former.residentId, ...(former.formerIds ?? [])],
    ...absencePart(account.absence ?? former.absence),
  };
}

/** The links that stop SMS to the number they have in common stay good, whoever they were sent to. */
function channelsOf(account: Channels, former: Channels): Channels {
  const stopSecret = former.sms?.stopSecret;
  const isSame = account.sms !== undefined && account.sms.phone === former.sms?.phone;
  return isSame && stopSecret !== undefined ? { ...account, sms: { ...account.sms, stopSecret } } : account;
}

const absencePart = (absence: Absence | undefined) => (absence ? { absence } : {});

/** The neighbour, of whom nothing is left but what SNS has to end. */
export function closed(former: Resident, joinedTo: string): Resident {
  const { residentId, version, profile, channels, reaches, unsyncedSinceMs } = former;
  const { language, createdAt } = profile;
  return {
    residentId,
    version,
    profile: { name: '', language, createdAt, directory: { address: false, phone: false, email: false } },
    memberships: [],
    mandates: [],
    channels: { email: { ...channels.email, enabled: false } },
    devices: [],
    relatives: [],
    joinedTo,
    reaches,
    ...(unsyncedSinceMs === undefined ? {} : { unsyncedSinceMs }),
  };
}

function profileOf(account: Profile, former: Profile): Profile {
  const address = account.address ?? former.address;
  const acceptedCharter = [account.acceptedCharter, former.acceptedCharter]
    .filter((version) => version !== undefined)
    .sort()
    .at(-1);
  return {
    ...account,
    ...(address === undefined ? {} : { address }),
    ...(acceptedCharter === undefined ? {} : { acceptedCharter }),
  };
}

/** More than ten may come together so: nobody loses one by signing up. */
function mergedMemberships(account: readonly Membership[], former: readonly Membership[]): Membership[] {
  const both = [...Map.groupBy([...account, ...former], ({ communityId }) => communityId).values()];
  return both.flatMap(([one, other]) => (one && other ? [mergedMembership(one, other)] : (one ?? [])));
}

/** From the better to the worse, but for a suspension, which nobody gets rid of. */
const statuses: readonly Membership['status'][] = ['suspended', 'active', 'pending'];

function mergedMembership(one: Membership, other: Membership): Membership {
  const status = statuses.find((each) => one.status === each || other.status === each) ?? one.status;
  const [activeSince] = [one.activeSince, other.activeSince].filter((since) => since !== undefined).sort();
  const [requestedAt = one.requestedAt] = [one.requestedAt, other.requestedAt].sort();
  return { ...one, status, requestedAt, ...(activeSince === undefined ? {} : { activeSince }) };
}

/** Of a municipality a person holds one office, and is a referent once, of all the neighbourhoods. */
function mergedMandates(account: readonly Mandate[], former: readonly Mandate[]): Mandate[] {
  const kindOf = ({ inseeCode, office }: Mandate) => `${inseeCode} ${office === 'referent'}`;
  const both = [...Map.groupBy([...account, ...former], kindOf).values()];
  return both.flatMap(([one, other]) => (one && other ? [mergedMandate(one, other)] : (one ?? [])));
}

function mergedMandate(one: Mandate, other: Mandate): Mandate {
  if (one.office !== 'referent' || other.office !== 'referent') return one;
  const isWhole = one.neighbourhoods.length === 0 || other.neighbourhoods.length === 0;
  return { ...one, neighbourhoods: isWhole ? [] : [...new Set([...one.neighbourhoods, ...other.neighbourhoods])] };
}

/** Those of the account first; the others take the places that are left. */
function mergedRelatives(account: readonly Relative[], former: readonly Relative[]): Relative[] {
  const isNamed = (relative: Relative) =>
    account.some(({ phone, email }) => phone === relative.phone && email === relative.email);
  const free = relativeId.options.filter((id) => account.every((relative) => relative.relativeId !== id));
  const added = former.filter((relative) => !isNamed(relative)).slice(0, free.length);
  return [...account, ...added.map((relative, index) => ({ ...relative, relativeId: free[index] as RelativeId }))];
}
