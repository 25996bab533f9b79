import { nameWords } from './name-words.ts';
import { petNamesIn } from './pet-names.ts';
import { placeNamesIn, type TextKind } from './place-names.ts';
import type { Span } from './readable-text.ts';
import { type Token, tokensOf } from './tokens.ts';

/** They never stand before anything but a name, even in small letters: `mme dupont`. */
const shortTitles: ReadonlySet<string> = new Set(['mme', 'mlle', 'mr', 'mrs', 'ms']);
const nobleParticles: ReadonlySet<string> = new Set(['de', 'd', 'du', 'des', 'van', 'von', 'el', 'ben', 'la', 'le']);
/** What follows at once is done by somebody: `Jean a crié`, unlike `Jean bleu perdu`. */
const auxiliaries: ReadonlySet<string> = new Set(['a', 'avait', 'has', 'had']);
const mostWords = 4;
const mostBefore = 2;

/** Where a text that `readableText` gave names people: after a title, by a first name, by a family. */
export function personNamesIn(text: string, kind: TextKind = {}): Span[] {
  const tokens = tokensOf(text);
  const places = placeNamesIn(tokens, kind);
  const pets = petNamesIn(tokens);
  const free = (at: number) => at >= 0 && at < tokens.length && !places.has(at) && !pets.has(at);
  return tokens.flatMap((token, at) => {
    if (!free(at)) return [];
    const first = nameStart(tokens, at, free);
    if (first === undefined) return [];
    const begin = tokens[first === at ? nameBegin(tokens, at, free) : at];
    const last = tokens[nameEnd(tokens, first, free)];
    return [{ start: begin?.start ?? token.start, end: last?.end ?? token.end }];
  });
}

/** Whether somebody is named from this word on. @returns the position of the name, after any title */
function nameStart(tokens: readonly Token[], at: number, free: (at: number) => boolean): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (nameWords().firstNames.has(token.plain)) return at;
  if (nameWords().wordyNames.has(token.plain)) return isNamed(tokens, at) ? at : undefined;
  if (nameWords().honorifics.has(token.plain)) return afterTitle(tokens, at, free);
  if (nameWords().introductions.has(token.plain) || nameWords().families.has(token.plain))
    return free(at + 1) && isCapital(tokens, at + 1) ? at + 1 : undefined;
  return isFamily(tokens, at) ? at : undefined;
}

/** `the Johnson family`, unlike `a Norman family`. */
function isFamily(tokens: readonly Token[], at: number): boolean {
  const [article, name, follower] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!follower || !nameWords().followers.has(follower.plain) || follower.afterBreak !== undefined) return false;
  return article?.plain === 'the' && name?.capital === true && name.afterBreak === undefined;
}

/** A first name that is a word too: with its capital within a sentence, or before another one. */
function isNamed(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token?.capital || (token.joined && !isFirstName(tokens[at - 1]))) return false;
  const next = tokens[at + 1];
  const another =
    next !== undefined && next.afterBreak === undefined && (next.capital || (isFirstName(next) && next.joined));
  return another || token.afterBreak !== 'sentence' || (next !== undefined && auxiliaries.has(next.plain));
}

const isFirstName = (token: Token | undefined) =>
  token !== undefined && (nameWords().firstNames.has(token.plain) || nameWords().wordyNames.has(token.plain));

function isCapital(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.capital === true && token.afterBreak === undefined;
}

function afterTitle(tokens: readonly Token[], at: number, free: (at: number) => boolean): number | undefined {
  const [title, next, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!title || !next || next.afterBreak !== undefined || !free(at + 1)) return undefined;
  if (title.plain === 'm' && !title.capital && !isDottedM(title)) return undefined;
  const office = /^(le|la|l)$/.test(next.plain) ? second : next;
  if (office && nameWords().offices.has(office.plain)) return undefined;
  if (next.capital) return at + 1;
  if (nobleParticles.has(next.plain)) return next.plain !== 'le' && isCapital(tokens, at + 2) ? at + 1 : undefined;
  return (shortTitles.has(title.plain) || isDottedM(title)) && !nameWords().smallWords.has(next.plain)
    ? at + 1
    : undefined;
}

/** `m. dupont`, unlike `10 m. environ`. */
const isDottedM = ({ plain, dotted, afterBreak }: Token) => plain === 'm' && dotted && afterBreak !== 'clause';

/** The first word of a name: a family's may stand before, as in `DUPONT Jean`. */
function nameBegin(tokens: readonly Token[], at: number, free: (at: number) => boolean): number {
  let begin = at;
  while (at - begin < mostBefore && tokens[begin]?.afterBreak === undefined && free(begin - 1)) {
    const before = tokens[begin - 1];
    if (!before?.capital || before.possessive || isOrdinary(before)) break;
    begin -= 1;
  }
  return begin;
}

/** Whether a word that has a capital is no name: many have one because they begin a sentence. */
function isOrdinary({ plain, afterBreak }: Token): boolean {
  const { smallWords, placesBefore, honorifics, openers } = nameWords();
  if (placesBefore.has(plain) || honorifics.has(plain) || smallWords.has(plain)) return true;
  return afterBreak === 'sentence' && (openers.has(plain) || plain.endsWith('ez'));
}

/** The last word of a name: those with a capital that follow, and what hangs on it by a hyphen. */
function nameEnd(tokens: readonly Token[], first: number, free: (at: number) => boolean): number {
  let end = first;
  for (let at = first + 1; at < first + mostWords && free(at); at += 1) {
    const token = tokens[at];
    if (!token || token.afterBreak !== undefined || nameWords().placesBefore.has(token.plain)) break;
    if (token.capital || (token.joined && isFirstName(token))) end = at;
    else if (!nobleParticles.has(token.plain)) break;
  }
  return end;
}
