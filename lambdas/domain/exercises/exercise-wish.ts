import type { Community } from '../communities/community.ts';

/** A community with or without the wish for a monthly exercise, in the name of who asks; the very one that was given when nothing changes. */
export function withWish(community: Community, wished: boolean | undefined, askedBy: string): Community {
  if (wished === undefined) return community;
  if (!wished) return withoutWish(community);
  return community.monthlyExercise?.askedBy === askedBy ? community : { ...community, monthlyExercise: { askedBy } };
}

export function withoutWish(community: Community): Community {
  const { monthlyExercise, ...others } = community;
  return monthlyExercise ? others : community;
}
