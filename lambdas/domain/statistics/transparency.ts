import type { CountedSheet } from './contribution.ts';

/** The members of a community, as far as it matters here. */
export interface CommunitySize {
  readonly communityId: string;
  readonly members: number;
}

/** A community of fewer members is a handful of households: what happens there is about them. */
const leastMembers = 20;

export const isLarge = (members: number): boolean => members >= leastMembers;

/**
 * What anybody may read: what neighbours were told by the municipality, and in communities that are large enough, both now and when it was
 * counted: what happened in a small one does not come to light on the day when it grows. What happened in the others is in no
 * figure at all, total included, so that nothing of it is left by subtracting what is shown from what is summed up.
 */
export function publicSheets(
  sheets: readonly CountedSheet[],
  sizes: readonly CommunitySize[],
): { sheets: CountedSheet[]; communitiesLeftOut: number } {
  const large = new Set(sizes.filter(({ members }) => isLarge(members)).map(({ communityId }) => communityId));
  return {
    sheets: sheets.filter(
      ({ communityId, readers }) => readers === 'everyone' && (communityId === undefined || large.has(communityId)),
    ),
    communitiesLeftOut: sizes.length - large.size,
  };
}
