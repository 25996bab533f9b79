import type { Addressees, Alert } from '../../domain/alerts/alert.ts';
import { joined } from '../../domain/alerts/draft-alert.ts';
import { referentsOf } from '../../domain/communities/group.ts';
import type { ReachCounts } from '../../domain/subscriptions/reach-counts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';

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

/** How many residents an alert reaches in all once it goes to these too, so that no chain of small forwardings passes for small. */
export async function countOnceForwarded(
  communities: Counting,
  { inseeCode, addressees }: Alert,
  added: Addressees,
): Promise<number> {
  const { referents, ...reached } = joined(addressees, added);
  const counts = await Promise.all([
    countAudience(communities, inseeCode, { ...reached, referents: false }),
    ...(referents ? [communities.countReach([referentsOf(inseeCode)])] : []),
  ]);
  return counts.reduce((sum, { members }) => sum + members, 0);
}
