/** A piece of a text: from its first character to before its last, as `String.slice` takes them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A text as words are looked for in it: lower-case letters without accents, digits, `*` for a letter left out, one space between
 * words, `,` or `.` where punctuation stood. `C0NN*RD, l’a-t-il dit !` reads `conn*rd,l a t il dit.`
 */
export interface PlainSpelling {
  readonly plain: string;
  /** Where each of its characters stood in the text. */
  readonly places: readonly number[];
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
/** What is written in the place of letters, within words. */
const lookalikes: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};

/** Reads through accents, capitals, `c0nn@rd`, `c.o.n.n.a.r.d`, `connnnard` and `conn*rd`. */
export function plainSpelling(text: string): PlainSpelling {
  const steps: [RegExp, (found: string) => string][] = [
    [/[a-z0-9@$*]+/g, readableWord],
    [/[ ,.]{2,}/g, strongestBreak],
    // No word of these languages has a letter three times in a row.
    [/([a-z])\1{2,}/g, (found) => found.charAt(0)],
    [/(?<![a-z0-9*])[a-z]([ .])[a-z](?:\1[a-z]){2,}(?![a-z0-9*])/g, (found) => found.replace(/[ .]/g, '')],
  ];
  return steps.reduce((spelling, [pattern, written]) => rewritten(spelling, pattern, written), simplified(text));
}

/** The text with one kind of space and one of hyphen, as long as it was: numbers are written with any of them. */
export function plainSeparators(text: string): string {
  return text.replace(/\p{Zs}/gu, ' ').replace(/[‐-―−]/g, '-');
}

/** Where a piece of the plain spelling stood: whole words of the text. */
export function spanOf(text: string, { places }: PlainSpelling, { start, end }: Span): Span {
  const [first = 0, last = 0] = [places[start], places[end - 1]];
  const before = /[\p{L}\p{N}*@$]*$/u.exec(text.slice(0, first))?.[0].length ?? 0;
  const after = /^[\p{L}\p{M}\p{N}*@$]*/u.exec(text.slice(last + 1))?.[0].length ?? 0;
  return { start: first - before, end: last + 1 + after };
}

function simplified(text: string): PlainSpelling {
  const plain: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const written = text.charAt(at).toLowerCase();
    // What is not seen keeps no word apart.
    if (/\p{Cf}/u.test(written)) continue;
    const simple = (ligatures[written] ?? written).normalize('NFKD').replace(/\p{M}/gu, '');
    for (const char of simple) {
      plain.push(signOf(char));
      places.push(at);
    }
  }
  return { plain: plain.join(''), places };
}

function signOf(char: string): string {
  if (/[a-z0-9@$*]/.test(char)) return char;
  if (/[.!?;\n]/.test(char)) return '.';
  return /[,:()[\]«»"“”/|]/.test(char) ? ',' : ' ';
}

/** Within a word that has letters, what looks like a letter is one; elsewhere signs are nothing. */
function readableWord(found: string): string {
  if (!/[a-z]/.test(found)) return found.replace(/[@$*]/g, ' ');
  const letters = found.replace(/[013457@$]/g, (sign) => lookalikes[sign] ?? sign);
  return letters.replace(/(?<![a-z*])\*+|\*+(?![a-z*])/g, (stars) => ' '.repeat(stars.length));
}

function strongestBreak(found: string): string {
  if (found.includes('.')) return '.';
  return found.includes(',') ? ',' : ' ';
}

/** Writes each piece that matches in another way, with as many characters or fewer: its ends keep their places. */
function rewritten(before: PlainSpelling, pattern: RegExp, write: (found: string) => string): PlainSpelling {
  let plain = '';
  const places: number[] = [];
  const copy = (written: string, start: number, end: number) => {
    plain += written;
    for (let nth = 0; nth < written.length - 1; nth += 1) places.push(before.places[start + nth] ?? 0);
    if (written) places.push(before.places[end - 1] ?? 0);
  };
  let from = 0;
  for (const { 0: found, index } of before.plain.matchAll(pattern)) {
    copy(before.plain.slice(from, index), from, index);
    from = index + found.length;
    copy(write(found), index, from);
  }
  copy(before.plain.slice(from), from, before.plain.length);
  return { plain, places };
}
