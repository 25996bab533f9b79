/** The answers that a question offers, by number, and what somebody's words choose among them. */
import type { Language } from '../../../contract/fields.ts';
import { fold } from '../fold.ts';
import { firstChoices, otherChoices, shortNames } from './category-names.ts';
import { guessCategory } from './guess-category.ts';

/** Stands for the categories that are not on the list. */
export const another = 'another';

const anotherName = { fr: 'autre', en: 'other' };
const mostCandidates = 4;

/** Those that a text may mean, or the usual ones, and a way to the others. */
export function categoryOptions(candidates: readonly string[]): readonly string[] {
  const likely = candidates.slice(0, mostCandidates);
  return likely.length > 1 ? [...likely, another] : [...firstChoices, another];
}

/** The categories behind `another`: of a short list the usual ones, and of these the others. */
export function optionsBehind(options: readonly string[]): readonly string[] {
  return options[0] === firstChoices[0] && options.length > mostCandidates + 1
    ? otherChoices
    : [...firstChoices, another];
}

export const categoryName = (categoryId: string, language: Language): string =>
  (categoryId === another ? anotherName : shortNames[categoryId])?.[language] ?? categoryId;

/** `1 vol 2 feu` */
export const numbered = (names: readonly string[]): string =>
  names.map((name, index) => `${index + 1} ${name}`).join(' ');

/** The category that words choose, when they are no number. */
export function categoryNamed(text: string, options: readonly string[]): string | undefined {
  const { categoryId, candidates } = guessCategory(text);
  if (categoryId !== undefined) return categoryId;
  const offered = candidates.filter((candidate) => options.includes(candidate));
  return offered.length === 1 ? offered[0] : named(text, options, (option) => shortNames[option]?.fr ?? '');
}

/** The option whose name begins as the text does, when there is one. */
export function named<Option>(
  text: string,
  options: readonly Option[],
  nameOf: (option: Option) => string,
): Option | undefined {
  const wanted = fold(text);
  if (wanted.length < 2) return undefined;
  const found = options.filter((option) => ` ${fold(nameOf(option))}`.includes(` ${wanted}`));
  return found.length === 1 ? found[0] : undefined;
}
