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

/** After these, a full stop or the end of a line ends no sentence. */
const abbreviations = new Set('m mr mme mlle mrs ms dr st ste av bd bld pl sq'.split(' '));

/** The words of a text that `readableText` gave. Where all is in capitals, none counts as one. */
export function tokensOf(text: string): Token[] {
  const shouted = isShouted(text);
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(/\p{L}+/gu)) {
    const before = tokens.at(-1);
    const gap = text.slice(before?.end ?? 0, index);
    tokens.push({
      plain: plainSpelling(word).plain,
      capital: !shouted && /^\p{Lu}/u.test(word),
      start: index,
      end: index + word.length,
      afterBreak: breakIn(gap, before),
      joined: gap === '-',
      dotted: text.charAt(index + word.length) === '.',
      possessive: /^s$/i.test(word) && /^['’]$/.test(gap),
    });
  }
  return tokens;
}

/** Most of its words are. */
function isShouted(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const shouted = words.filter((word) => word === word.toUpperCase());
  return shouted.length > words.length / 2 && shouted.join('').length > 12;
}

function breakIn(gap: string, before: Token | undefined): Token['afterBreak'] {
  if (!before) return 'sentence';
  if ((abbreviations.has(before.plain) ? /[!?;]/ : /[.!?;\n]/).test(gap)) return 'sentence';
  return /[\d,:()[\]«»"“”/|]|-\s|\s-/.test(gap) ? 'clause' : undefined;
}
