/**
 * What people write of each thing that a resident reports, as data: regular expressions over plain spelling. Whoever adds a word adds a
 * message to the tests.
 */
import { everydayWords } from './everyday-words.ts';
import type { CategoryWords } from './fragments.ts';
import { securityWords } from './security-words.ts';

export const categoryWords: Readonly<Record<string, CategoryWords>> = { ...securityWords, ...everydayWords };
