import { hasDigits, letters, narrowed, numbers } from './narrowed.ts';
import type { Span } from './readable-text.ts';

/** What may stand between two digits of a number: nearly anything, and little of it. */
const gap = `[^${letters}${numbers}]{0,3}`;

/** What each pattern has at least. */
const fewestDigits = 8;

const patterns: readonly RegExp[] = [
  // French and British ones: 06 12 34 56 78, (06) 12.34.56.78, 06/12/34/56/78, 06 - 12 - 34 - 56 - 78, 07700 900123, O6…
  new RegExp(`(?<![${letters}\\d/])\\(?[0oO]${gap}[1-9](?:${gap}\\d){8,9}(?![\\d/])`, 'g'),
  // International ones: +33 6 12 34 56 78, 0033612345678, +33 (0)6 12 34 56 78.
  new RegExp(
    `(?<![${letters}\\d]|\\d[ .,:])(?:\\+|00)\\s?[1-9]\\d{0,2}[ .-]?(?:\\(0\\))?(?:${gap}\\d){7,12}(?!\\d)`,
    'g',
  ),
  // North American ones: 555-123-4567.
  new RegExp(`(?<![${letters}\\d-])\\(?[2-9]\\d{2}\\s?[)./_-]\\s?\\d{3}\\s?[./_-]\\s?\\d{4}(?![\\d-])`, 'g'),
];

const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
const year = '(?:(?:19|20)\\d{2}|2\\d)';
/** Dates and hours: many in a row have as many digits as a phone number. */
const moments: readonly RegExp[] = [
  new RegExp(`(?<!\\d|\\d[./-])${day}([./-])${month}\\1${year}(?!\\d|\\1\\d)`, 'g'),
  new RegExp(`(?<!\\d|\\d )${day} ${month} ${year}(?! ?\\d)`, 'g'),
  // Unless the rest of a number follows: 06/12 34 56 78.
  new RegExp(`(?<![\\d./])${day}([./])${month}(?!\\d|\\1\\d|(?:[ .-]\\d{2}){3}(?![./]?\\d))`, 'g'),
  /(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])/g,
];

/** Where a text that `readableText` gave has a phone number. Hours, dates, house numbers, postcodes and emergency numbers are none. */
export function phoneNumbersIn(text: string): Span[] {
  if (!hasDigits(text, fewestDigits)) return [];
  const timeless = moments.reduce(
    (left, moment) => left.replace(moment, (found) => 'x'.repeat(found.length)),
    narrowed(text),
  );
  return patterns.flatMap((pattern) =>
    [...timeless.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
}
