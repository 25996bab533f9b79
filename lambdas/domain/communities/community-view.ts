import type { Community } from './community.ts';

/** What anyone signed in sees of a community. */
export function communityView({ communityId, inseeCode, name, area, center, monthlyExercise }: Community) {
  return { communityId, inseeCode, name, area, center, monthlyExercise: monthlyExercise !== undefined };
}
