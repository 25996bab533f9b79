/**
 * What people write of each thing that a resident reports, as data: regular expressions over plain spelling. Whoever adds a word adds a
 * message to the tests.
 */
import { everydayWords } from './everyday-words.ts';
import { securityWords } from './security-words.ts';

/** What people write of one thing that residents report: words that say it, and words that only hint at it. */
export interface CategoryWords {
  readonly sure: readonly string[];
  readonly hints?: readonly string[];
}

export const categoryWords: Readonly<Record<string, CategoryWords>> = { ...securityWords, ...everydayWords };
