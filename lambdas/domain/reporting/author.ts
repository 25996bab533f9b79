import type { Author } from '../alerts/alert.ts';
import type { Community } from '../communities/community.ts';
import { officeIn } from '../municipalities/office.ts';
import { isReferentOf } from '../permissions/relations.ts';
import type { Resident } from '../residents/resident.ts';

/** Who speaks when this resident reports into the community: the office that weighs most. */
export function authorOf(resident: Resident, community: Community, hidden: boolean): Author {
  const kind = officeIn(resident, community.inseeCode) ?? (isReferentOf(resident, community) ? 'referent' : 'resident');
  return { residentId: resident.residentId, kind, name: resident.profile.name, hidden };
}
