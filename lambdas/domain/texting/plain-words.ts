/** The words of an SMS, in plain spelling, each with its place: what people mean is read from these, and their words are kept as written. */
import { fold } from '../fold.ts';

export interface Word {
  /** Lower case, without accents. */
  readonly plain: string;
  /** Where it starts and ends in the text. */
  readonly start: number;
  readonly end: number;
}

/** What a picture says that is written in the place of a word. */
const pictures: Readonly<Record<string, string>> = {
  '👍': 'oui',
  '👌': 'oui',
  '✅': 'oui',
  '👎': 'non',
  '❌': 'non',
  '🔥': 'feu',
  '🆘': 'sos',
};

const wordOrPicture = new RegExp(`[\\p{L}\\p{M}]+|\\p{N}+(?:er|ER)?|${Object.keys(pictures).join('|')}`, 'gu');

/** Letters and numbers apart, so that `ABSENT12` is two words. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordOrPicture)].flatMap(({ 0: found, index }) => {
    const plain = pictures[found] ?? fold(found);
    return plain === '' ? [] : [{ plain, start: index, end: index + found.length }];
  });
}

/** `a l e r t e` as one word, and no more than a space between two words; line breaks count as spaces. */
export function tidied(body: string): string {
  return body
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])\p{L}(?: \p{L}){3,}(?![\p{L}\p{N}])/gu, (spaced) => spaced.replaceAll(' ', ''))
    .trim();
}

/** All words with one space between them, as phrases are looked for. */
export const plainText = (words: readonly Word[]): string => words.map(({ plain }) => plain).join(' ');
