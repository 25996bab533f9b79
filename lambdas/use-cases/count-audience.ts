import type { Addressees, Alert } from '../domain/alert.ts';
import { referentsOf } from '../domain/group.ts';
import type { ReachCounts } from '../domain/reach-counts.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';

type Counting = Pick<CommunityStore, 'countReach' | 'countMunicipalReach'>;

/** Whom these addressees are, in one read; who belongs to two of their communities counts twice. */
export function countAudience(
  communities: Counting,
  inseeCode: string,
  { communityIds, allCommunities, referents }: Addressees,
): Promise<ReachCounts> {
  if (allCommunities) return communities.countMunicipalReach(inseeCode);
  return communities.countReach([...communityIds, ...(referents ? [referentsOf(inseeCode)] : [])]);
}

/** How many residents an alert reaches by going to these too, who were not sent it before. */
export async function countAdded(
  communities: Counting,
  { inseeCode, addressees: sent }: Alert,
  added: Addressees,
): Promise<number> {
  const [all, before] = await Promise.all([
    countAudience(communities, inseeCode, added),
    added.allCommunities ? communities.countReach(sent.communityIds) : { members: 0 },
  ]);
  return all.members - before.members;
}
