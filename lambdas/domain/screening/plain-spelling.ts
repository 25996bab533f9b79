import type { Span } from './readable-text.ts';

/**
 * A readable text as words are looked for in it: lower-case letters, digits, `*` for a letter left out, one space between
 * words, `,`, `.` or a line break where one or punctuation stood. `C0NN*RD, l’a-t-il dit !` reads `conn*rd,l a t il dit.`
 */
export interface PlainSpelling {
  readonly plain: string;
  /** Where each of its characters stood in the text. */
  readonly places: readonly number[];
}

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

/** Reads through capitals, `c0nn@rd`, `c.o.n.n.a.r.d`, `connnnard` and `conn*rd`. @param text as `readableText` gives it */
export function plainSpelling(text: string): PlainSpelling {
  const steps: [RegExp, (found: string) => string][] = [
    [/[a-z0-9@$*]+/g, readableWord],
    [/[ ,.\n]{2,}/g, strongestBreak],
    // No word of these languages has a letter three times in a row.
    [/([a-z])\1{2,}/g, (found) => found.charAt(0)],
    [/(?<![a-z0-9*])[a-z]([ .])[a-z](?:\1[a-z]){2,}(?![a-z0-9*])/g, (found) => found.replace(/[ .]/g, '')],
  ];
  const signs = Array.from({ length: text.length }, (_, at) => signOf(text.charAt(at).toLowerCase()));
  const simplified = { plain: signs.join(''), places: signs.map((_, at) => at) };
  return steps.reduce<PlainSpelling>(
    (spelling, [pattern, written]) => rewritten(spelling, pattern, written),
    simplified,
  );
}

/** Where a piece of the plain spelling stood: whole words of the text. */
export function spanOf(text: string, { places }: PlainSpelling, { start, end }: Span): Span {
  const isInWord = (at: number) => /[a-z0-9*@$]/i.test(text.charAt(at));
  let [first, after] = [places[start] ?? 0, (places[end - 1] ?? 0) + 1];
  while (isInWord(first - 1)) first -= 1;
  while (isInWord(after)) after += 1;
  return { start: first, end: after };
}

function signOf(char: string): string {
  if (/^[a-z0-9@$*\n]$/.test(char)) return char;
  if (/[.!?;]/.test(char)) return '.';
  return /[,:()[\]«»"“”/|]/.test(char) ? ',' : ' ';
}
/** Within a word that has letters, what looks like a letter is one; elsewhere signs are nothing. */
function readableWord(found: string): string {
  if (!/[a-z]/.test(found)) return found.replace(/[@$*]/g, ' ');
  const letters = found.replace(/[013457@$]/g, (sign) => lookalikes[sign] ?? sign);
  return letters.replace(/(?<![a-z*])\*+|\*+(?![a-z*])/g, (stars) => ' '.repeat(stars.length));
}

function strongestBreak(found: string): string {
  return ['.', '\n', ','].find((sign) => found.includes(sign)) ?? ' ';
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
