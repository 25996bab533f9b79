import type { CountedSheet } from './contribution.ts';

/** The members of a community, as far as it matters here. */
export interface CommunitySize {
  readonly communityId: string;
  readonly members: number;
}

/** A community of fewer members is a handful of households: what happens there is about them. */
const leastMembers = 20;

/**
 * What anybody may read: alerts of the municipality, and of communities that are large enough. What happened in the others is in no
 * figure at all, total included, so that nothing of it is left by subtracting what is shown from what is summed up.
 */
export function publicSheets(
  sheets: readonly CountedSheet[],
  sizes: readonly CommunitySize[],
): { sheets: CountedSheet[]; communitiesLeftOut: number } {
  const large = new Set(sizes.filter(({ members }) => members >= leastMembers).map(({ communityId }) => communityId));
  return {
    sheets: sheets.filter(({ communityId }) => communityId === undefined || large.has(communityId)),
    communitiesLeftOut: sizes.length - large.size,
  };
}
