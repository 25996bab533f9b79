import type { ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import type { Span } from './plain-spelling.ts';

/** Patterns between commas, in plain spelling: words, with `?`, `|` and groups for their endings. `arabes?, algerien(ne)?s?` */
export type Patterns = string;

/** Words that say one thing about people, and where they say something else. */
export interface WordList {
  readonly reason: ScreeningReason;
  readonly words: Patterns;
  /** They count right after one of these alone. @default anywhere */
  readonly after?: Patterns;
  /** They do not count right after one of these: `restaurant chinois`. */
  readonly notAfter?: Patterns;
  /** They do not count right before one of these: `Chinese restaurant`. */
  readonly notBefore?: Patterns;
  /** They do not count with one of these earlier in the sentence: `deux scooters, un noir et un blanc`. */
  readonly notOf?: Patterns;
}

/** Finds the words of a list in a plain spelling. */
export type WordFinder = (plain: string) => Span[];

/** Makes the finder of a list. */
export function wordFinder({ words, after, notAfter, notBefore, notOf }: WordList): WordFinder {
  const pattern = new RegExp(`(?<![a-z0-9*])(?:${anyOf(words)})(?![a-z0-9*])`, 'g');
  const ending = (patterns: Patterns) => new RegExp(`(?<![a-z])(?:${anyOf(patterns)}) $`);
  const needed = after ? ending(after) : undefined;
  const unwanted = [
    ...(notAfter ? [ending(notAfter)] : []),
    ...(notOf ? [new RegExp(`(?<![a-z])(?:${anyOf(notOf)})(?:[ ,][^.]*)?[ ,]$`)] : []),
  ];
  const followed = notBefore ? new RegExp(`^ (?:${anyOf(notBefore)})(?![a-z])`) : undefined;
  return (plain) =>
    [...plain.matchAll(pattern)]
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
      .filter(({ start, end }) => {
        const before = plain.slice(0, start);
        if (needed && !needed.test(before)) return false;
        return !unwanted.some((context) => context.test(before)) && !followed?.test(plain.slice(end));
      });
}

/** One pattern for all; a vowel may have been left out, as in `conn*rd`. */
function anyOf(patterns: Patterns): string {
  return patterns
    .trim()
    .split(/\s*,\s*/)
    .map((pattern) => pattern.replace(/[aeiouy]/g, '[$&*]'))
    .join('|');
}
