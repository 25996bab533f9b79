import type { CommunityCounts } from '../../../contract/operations/communities.ts';

const noCounts: CommunityCounts = { members: 0, email: 0, sms: 0, push: 0 };

/** Where the stores in memory keep the counts: those of residents add to them, those of communities show them. */
export class CountsInMemory {
  readonly #byCommunity = new Map<string, CommunityCounts>();

  of(communityId: string): CommunityCounts {
    return this.#byCommunity.get(communityId) ?? noCounts;
  }

  add(communityId: string, by: Partial<CommunityCounts>): void {
    const counts = this.of(communityId);
    this.#byCommunity.set(communityId, {
      members: counts.members + (by.members ?? 0),
      email: counts.email + (by.email ?? 0),
      sms: counts.sms + (by.sms ?? 0),
      push: counts.push + (by.push ?? 0),
    });
  }
}
