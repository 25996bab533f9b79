import type { ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import { once } from '../once.ts';
import type { Span } from './readable-text.ts';

/** Patterns between commas, in plain spelling: words, with `?`, `|` and groups for their endings. `arabes?, algerien(ne)?s?` */
export type Patterns = string;

/** Words that say one thing about people, and where they say something else. */
export interface WordList {
  readonly reason: ScreeningReason;
  readonly words: Patterns;
  /** They count right after one of these alone, whatever punctuation stands between. @default anywhere */
  readonly after?: Patterns;
  /** They do not count right after one of these: `restaurant chinois`. */
  readonly notAfter?: Patterns;
  /** They do not count right before one of these: `Chinese restaurant`. */
  readonly notBefore?: Patterns;
  /** They do not count with one of these earlier in the sentence: `deux scooters, un noir et un blanc`. */
  readonly notOf?: Patterns;
  /** They count where of both these the first was named last, or where they begin the text: `Un homme. Il est noir`. */
  readonly of?: readonly [wanted: Patterns, unwanted: Patterns];
}

/** Finds the words of a list in a plain spelling. */
export type WordFinder = (plain: string) => Span[];

/** How much of a text before a word is looked at: as long as most sentences are. */
const contextLength = 200;

/** Makes the finder of a list. */
export function wordFinder({ words, notBefore, ...context }: WordList): WordFinder {
  const pattern = new RegExp(`(?<![a-z0-9*])(?:${anyOf(words)})(?![a-z0-9*])`, 'g');
  // Few texts have a word that is on a list; most conditions are never asked.
  const followed = once(() => (notBefore ? new RegExp(`^\\s(?:${anyOf(notBefore)})(?![a-z])`) : undefined));
  const conditions = once(() => conditionsOf(context));
  return (plain) =>
    [...plain.matchAll(pattern)]
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length }))
      .filter(({ start, end }) => {
        const before = plain.slice(Math.max(0, start - contextLength), start);
        return conditions().every((holds) => holds(before)) && !followed()?.test(plain.slice(end, end + contextLength));
      });
}

/** What has to hold of the text before. */
function conditionsOf({
  after,
  notAfter,
  notOf,
  of,
}: Pick<WordList, 'after' | 'notAfter' | 'notOf' | 'of'>): ((before: string) => boolean)[] {
  const matcher = (patterns: Patterns, ending: string) => {
    const pattern = new RegExp(`(?<![a-z])(?:${anyOf(patterns)})${ending}`);
    return (before: string) => pattern.test(before);
  };
  const not = (unwanted: (before: string) => boolean) => (before: string) => !unwanted(before);
  return [
    ...(after ? [matcher(after, '[^.\\w]$')] : []),
    ...(notAfter ? [not(matcher(notAfter, ' $'))] : []),
    ...(notOf ? [not(matcher(notOf, '(?:[ ,][^.\\n]*)?[ ,]$'))] : []),
    ...(of ? [lastNamed(...of)] : []),
  ];
}

function lastNamed(wanted: Patterns, unwanted: Patterns) {
  const named = new RegExp(`(?<![a-z])(?:(?<wanted>${anyOf(wanted)})|${anyOf(unwanted)})(?![a-z])`, 'g');
  return (before: string) => {
    const last = [...before.matchAll(named)].at(-1);
    return last ? last.groups?.wanted !== undefined : !/\w/.test(before);
  };
}

/** The patterns as one, to be part of another. */
export const oneOf = (patterns: Patterns): string => `(?:${split(patterns).join('|')})`;

/** One pattern for all; a vowel may have been left out, as in `conn*rd`. */
function anyOf(patterns: Patterns): string {
  return split(patterns)
    .map((pattern) => pattern.replace(/[aeiouy]/g, '[$&*]').replace(/\s+/g, '\\s'))
    .join('|');
}

/** Within a count, as `{0,3}`, a comma parts nothing. */
const split = (patterns: Patterns) => patterns.trim().split(/\s*,(?!\d)\s*/);
