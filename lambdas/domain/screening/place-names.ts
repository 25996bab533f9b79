import { nameWords } from './name-words.ts';
import type { Token } from './tokens.ts';

/** Where a text is the description of a place, a name that begins it is a street's: `Jean Jaurès, devant le 12`. */
export interface TextKind {
  readonly isPlace?: boolean;
}

const saints: ReadonlySet<string> = new Set(['saint', 'sainte', 'st', 'ste', 'san', 'santa', 'notre']);
const mostCapitals = 4;
const mostSmall = 2;

/** The positions of the words that belong to the name of a place: `rue Jean Jaurès`, `Saint-Sébastien`, `Victoria Road`. */
export function placeNamesIn(tokens: readonly Token[], { isPlace = false }: TextKind): ReadonlySet<number> {
  const found = tokens.flatMap((token, at) => [
    ...(saints.has(token.plain) ? afterSaint(tokens, at) : []),
    ...(nameWords().placesBefore.has(token.plain) ? namedAfter(tokens, at) : []),
    ...(nameWords().placesAfter.has(token.plain) ? namedBefore(tokens, at) : []),
    ...(isPlace && startsWithName(token) ? [at, ...namedAfter(tokens, at)] : []),
  ]);
  return new Set([...found, ...namesakesIn(tokens)]);
}

/** The word after it, and those that hang on it by a hyphen. */
function afterSaint(tokens: readonly Token[], at: number): number[] {
  if (tokens[at + 1]?.afterBreak !== undefined) return [];
  const end = tokens.findIndex(({ joined }, index) => index > at + 1 && !joined);
  return range(at + 1, end === -1 ? tokens.length : end);
}

function startsWithName({ afterBreak, plain }: Token): boolean {
  return afterBreak !== undefined && (nameWords().firstNames.has(plain) || nameWords().wordyNames.has(plain));
}

/** What a place is called that begins there: a run of words with a capital, or two words in small letters. */
function namedAfter(tokens: readonly Token[], start: number): number[] {
  let [at, words, capitals] = [start + 1, 0, false];
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.afterBreak !== undefined || token.possessive) break;
    const isParticle =
      nameWords().placeParticles.has(token.plain) && !(token.plain === 'et' && !tokens[at + 1]?.capital);
    if (isParticle) continue;
    if (words > 0 && (nameWords().honorifics.has(token.plain) || nameWords().placesBefore.has(token.plain))) break;
    if (nameWords().smallWords.has(token.plain) || (capitals && !token.capital)) break;
    capitals ||= token.capital;
    words += 1;
    if (words > (capitals ? mostCapitals : mostSmall)) break;
  }
  return range(start + 1, at);
}

/** What a place is called that ends after, as in English. */
function namedBefore(tokens: readonly Token[], end: number): number[] {
  const capital = tokens[end - 1]?.capital ?? false;
  let at = end;
  while (at > 0 && end - at < (capital ? mostCapitals : mostSmall)) {
    const [token, next] = [tokens[at - 1], tokens[at]];
    if (!token || next?.afterBreak !== undefined || token.capital !== capital || token.possessive) break;
    if (nameWords().smallWords.has(token.plain)) break;
    at -= 1;
  }
  return range(at, end);
}

function namesakesIn(tokens: readonly Token[]): number[] {
  return tokens.flatMap((_, at) => {
    const name = nameWords().namesakes.find((words) => words.every((word, nth) => tokens[at + nth]?.plain === word));
    return name ? range(at, at + name.length) : [];
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
