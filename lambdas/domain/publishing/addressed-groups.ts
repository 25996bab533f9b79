import type { Addressees, Alert } from '../alerts/alert.ts';
import type { Community } from '../communities/community.ts';
import { type GroupId, isCommunity, referentsOf } from '../communities/group.ts';
import type { Posting } from './posting.ts';

/** What only officers and referents read goes to no community. */
export const mayBeTold = ({ readers }: Pick<Alert, 'readers'>, groupId: GroupId): boolean =>
  readers === 'neighbours' || !isCommunity(groupId);

/**
 * The groups that a message is addressed to, each once.
 * @param roster all communities of the municipality; one that it lacks is told all the same, without its name
 */
export function addressedGroups(
  alert: Pick<Alert, 'inseeCode' | 'readers'>,
  { communityIds, allCommunities, referents }: Addressees,
  roster: readonly Pick<Community, 'communityId' | 'name'>[],
): Pick<Posting, 'groupId' | 'communityName'>[] {
  const names = new Map(roster.map(({ communityId, name }) => [communityId, name]));
  const groupIds = new Set([
    ...(referents ? [referentsOf(alert.inseeCode)] : []),
    ...communityIds,
    ...(allCommunities ? names.keys() : []),
  ]);
  const told = [...groupIds].filter((groupId) => mayBeTold(alert, groupId));
  return told.map((groupId) => {
    const communityName = names.get(groupId);
    return { groupId, ...(communityName === undefined ? {} : { communityName }) };
  });
}
