import type { Municipality } from '../../domain/communities/community.ts';
import { fold } from '../../domain/fold.ts';

/** The least that can be searched for: tokens are kept apart by their first characters. */
export const shortestSearch = 2;

/** Searches find what starts with their text: a postcode, or a name from any of its words on. */
export function searchTokens({ name, postcodes }: Municipality): string[] {
  const words = fold(name).split(' ');
  const suffixes = words.map((_, index) => words.slice(index).join(' '));
  return [...new Set([...suffixes, ...postcodes])].filter((token) => token.length >= shortestSearch);
}
