import { currentCharterVersion } from '../../../contract/charter.ts';
import type { MeView } from '../../../contract/operations/me.ts';
import type { Community } from '../communities/community.ts';
import { membershipView } from '../communities/membership-view.ts';
import { channelViews, deviceView } from './channel-view.ts';
import type { Mandate, Resident } from './resident.ts';

/** All that residents see of themselves, by their account. @param communities those they are members of */
export function meView(resident: Resident, communities: readonly Community[], now: Date): MeView {
  const { name, email, language, address, location, directory, acceptedCharter } = resident.profile;
  if (email === undefined) throw new Error(`${resident.residentId} has no account`);
  return {
    residentId: resident.residentId,
    name,
    email,
    language,
    ...(address === undefined ? {} : { address }),
    ...(location === undefined ? {} : { location }),
    directory,
    charter: {
      currentVersion: currentCharterVersion,
      ...(acceptedCharter === undefined ? {} : { acceptedVersion: acceptedCharter }),
    },
    memberships: membershipViews(resident, communities),
    offices: resident.mandates.map(officeView),
    channels: channelViews(resident, now),
    devices: resident.devices.map((device) => deviceView(resident, device, now)),
    ...absencePart(resident, now),
  };
}

/** One that is over is forgotten. */
function absencePart({ absence }: Resident, now: Date): Pick<MeView, 'absence'> {
  return absence && now.getTime() < absence.endsAtMs ? { absence: { from: absence.from, to: absence.to } } : {};
}

function membershipViews(resident: Resident, communities: readonly Community[]): MeView['memberships'] {
  return resident.memberships.flatMap((membership) => {
    const community = communities.find(({ communityId }) => communityId === membership.communityId);
    return community ? [membershipView(resident, membership, community)] : [];
  });
}

function officeView(mandate: Mandate): MeView['offices'][number] {
  const { inseeCode, office } = mandate;
  return mandate.office === 'referent'
    ? { inseeCode, office, neighbourhoods: [...mandate.neighbourhoods] }
    : { inseeCode, office };
}
