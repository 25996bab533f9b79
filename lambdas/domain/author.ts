import type { Community } from './community.ts';
import { isReferentOf } from './permissions.ts';
import type { Author } from './posting.ts';
import type { Resident } from './resident.ts';

/** Who speaks when this resident reports into the community: the office that weighs most. */
export function authorOf(resident: Resident, community: Community, hidden: boolean): Author {
  return { residentId: resident.residentId, kind: kindOf(resident, community), name: resident.profile.name, hidden };
}

function kindOf(resident: Resident, community: Community): Author['kind'] {
  const offices = resident.mandates
    .filter(({ inseeCode }) => inseeCode === community.inseeCode)
    .map(({ office }) => office);
  if (offices.includes('police')) return 'police';
  if (offices.includes('town-hall')) return 'town-hall';
  return isReferentOf(resident, community) ? 'referent' : 'resident';
}
