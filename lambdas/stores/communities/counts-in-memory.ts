import type { CommunityCounts } from '../../../contract/operations/communities.ts';
import { type GroupId, isCommunity } from '../../domain/communities/group.ts';
import type { CommunitySize } from '../../domain/statistics/transparency.ts';
import type { CountChange } from '../../domain/subscriptions/reach.ts';
import { type ReachCounts, reachCountsOf, sumOf, totalsOf } from '../../domain/subscriptions/reach-counts.ts';

/** Where the stores in memory keep the counts: those of residents add to them, those of communities show them. */
export class CountsInMemory {
  /** All that was added to each group so far. */
  readonly #added = new Map<GroupId, CountChange>();

  of(groupId: GroupId): CommunityCounts {
    return totalsOf(this.reachOf([groupId]));
  }

  reachOf(groupIds: readonly GroupId[]): ReachCounts {
    return this.#sumOf(({ groupId }) => groupIds.includes(groupId));
  }

  municipalReachOf(inseeCode: string): ReachCounts {
    return this.#sumOf((group) => group.inseeCode === inseeCode && isCommunity(group.groupId));
  }

  sizesIn(inseeCode: string): CommunitySize[] {
    return [...this.#added.values()]
      .filter((group) => group.inseeCode === inseeCode && isCommunity(group.groupId))
      .map(({ groupId, by }) => ({ communityId: groupId, members: by.members ?? 0 }));
  }

  add(change: CountChange): void {
    const { groupId, by } = change;
    this.#added.set(groupId, { ...change, by: sumOf([this.#added.get(groupId)?.by ?? {}, by]) });
  }

  #sumOf(isMeant: (added: CountChange) => boolean): ReachCounts {
    return reachCountsOf(sumOf([...this.#added.values()].filter(isMeant).map(({ by }) => by)));
  }
}
