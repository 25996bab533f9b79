import { isActiveMember } from './permissions.ts';
import type { Posting } from './posting.ts';
import type { Resident } from './resident.ts';

/** Whether a resident may read a posting: whoever tends its community reads all, neighbours what is meant for them, an author their own. */
export function maySee(resident: Resident, posting: Posting, { tends }: { tends: boolean }): boolean {
  if (tends || posting.author.residentId === resident.residentId) return true;
  return posting.audience === 'neighbours' && isActiveMember(resident, posting.communityId);
}
