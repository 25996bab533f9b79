/** A piece of a text: from its first character to before its last, as `String.slice` takes them. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A text as it is read, whatever it is typed with: letters without accents, one kind of each letter, hyphen and space.
 * `Ｄｅｕｘ   𝗮𝗿𝗮𝗯é𝘀` reads `Deux arabes`. Capitals, punctuation and line breaks stay.
 */
export interface ReadableText {
  readonly text: string;
  /** Where each of its characters stood in the original, and last where that ends. */
  readonly places: readonly number[];
}

/** What looks like a letter that it is not, and which Unicode does not take apart: Cyrillic, Greek, small capitals, strokes. */
const drawn = 'авекмнорстухіѕјһԁӏԛԝ АВЕКМНОРСТУХІЅЈ αεικνορτυχωη ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ øłđıɑɡØŁĐ';
const meant = 'abekmhopctyxisjhdlqw ABEKMHOPCTYXISJ aeikvoptuxwn ABEZHIKMNOPTYX abcdeghijklmnoprstuvwyz oldiagOLD';
const alphabet: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(drawn, (letter, nth) => [letter, meant.charAt(nth)]),
);
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss', ẞ: 'SS' };

/** Reads a text, one code point after the other. */
export function readableText(original: string): ReadableText {
  const chars: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const written of original) {
    for (const char of charsOf(written)) {
      const isSpaced = /\s/.test(char) && /\s/.test(chars.at(-1) ?? '');
      if (isSpaced && char === '\n') chars[chars.length - 1] = char;
      if (isSpaced) continue;
      chars.push(char);
      places.push(at);
    }
    at += written.length;
  }
  return { text: chars.join(''), places: [...places, at] };
}

/** Where a piece of what is read stands in the original, with the invisible characters in it. */
export function originalSpan({ places }: ReadableText, { start, end }: Span): Span {
  let after = end;
  // A character may be read as several: `ﬁ`.
  while (places[after] === places[end - 1]) after += 1;
  return { start: places[start] ?? 0, end: places[after] ?? 0 };
}

/** None for what is not seen. What is of no alphabet and takes two code units is one sign. */
function charsOf(written: string): string[] {
  if (/^[\x20-\x7e]$/.test(written)) return [written];
  const parts = written.normalize('NFKD').replace(/[\p{M}\p{Cf}\p{DI}]/gu, '');
  return Array.from(parts).flatMap((part) => {
    if (/[\n\v\f\r\u0085\u2028\u2029]/.test(part)) return ['\n'];
    if (/[\s\u2800]/.test(part)) return [' '];
    if (/[\p{Pd}−]/u.test(part)) return ['-'];
    return part.length > 1 ? ['•'] : Array.from(ligatures[part] ?? alphabet[part] ?? part);
  });
}
