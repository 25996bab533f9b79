import { plainSpelling } from './plain-spelling.ts';

/** A word as it was written: names are told by their capitals, and by what stands between the words. */
export interface Token {
  readonly plain: string;
  readonly capital: boolean;
  readonly start: number;
  readonly end: number;
  /** A sentence, or a part of one, ended before it. */
  readonly afterBreak: 'sentence' | 'clause' | undefined;
  /** It hangs on the word before by a hyphen. */
  readonly joined: boolean;
  /** A full stop follows at once. */
  readonly dotted: boolean;
  /** It is the `s` of a possessive. */
  readonly possessive: boolean;
}

/** After these, a full stop ends no sentence. */
const abbreviations = new Set('m mr mme mlle mrs ms dr st ste av bd bld pl sq'.split(' '));

/** The words of a text. Where all is in capitals, none counts as one. */
export function tokensOf(text: string): Token[] {
  const shouted = isShouted(text);
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const before = tokens.at(-1);
    const gap = text.slice(before?.end ?? 0, index);
    tokens.push({
      plain: plainSpelling(word).plain,
      capital: !shouted && /^\p{Lu}/u.test(word),
      start: index,
      end: index + word.length,
      afterBreak: breakIn(gap, before),
      joined: /^[-‐‑]$/.test(gap),
      dotted: text.charAt(index + word.length) === '.',
      possessive: /^s$/i.test(word) && /^['’]$/.test(gap),
    });
  }
  return tokens;
}

function isShouted(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > small && capitals + small > 12;
}

function breakIn(gap: string, before: Token | undefined): Token['afterBreak'] {
  if (!before) return 'sentence';
  if (/[!?;\n]/.test(gap) || (gap.includes('.') && !abbreviations.has(before.plain))) return 'sentence';
  return /[\d,:()[\]«»"“”/|–—]/.test(gap) ? 'clause' : undefined;
}
