import { categoryWords } from './category-words/category-words.ts';
import { plainText, wordsOf } from './plain-words.ts';

/** A word that says it weighs more than any hint. */
const sureWeight = 3;

/** Under this, nothing but hints was found. */
const leastSure = sureWeight;

const anyOf = (patterns: readonly string[]) =>
  patterns.map((pattern) => new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`));

const finders = Object.entries(categoryWords).map(([categoryId, { sure, hints = [] }]) => ({
  categoryId,
  sure: anyOf(sure),
  hints: anyOf(hints),
}));

/** What a text may be about. */
export interface Guess {
  /** The one that it says; nothing when it says none, or several alike. */
  readonly categoryId?: string;
  /** Those that it may mean, the likeliest first. */
  readonly candidates: readonly string[];
}

/** The category that a report's words tell, as far as they do. */
export function guessCategory(text: string): Guess {
  const plain = plainText(wordsOf(text));
  const count = (patterns: readonly RegExp[]) => patterns.filter((pattern) => pattern.test(plain)).length;
  const scored = finders
    .map(({ categoryId, sure, hints }) => ({ categoryId, score: count(sure) * sureWeight + count(hints) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  const isTold = best && best.score >= leastSure && best.score > (second?.score ?? 0);
  const candidates = scored.filter(({ score }) => score >= (best?.score ?? 0) - 1).map(({ categoryId }) => categoryId);
  return { ...(isTold ? { categoryId: best.categoryId } : {}), candidates };
}

/** Whether a text tells of anything that could be reported. */
export const saysSomething = (text: string): boolean => guessCategory(text).candidates.length > 0;
