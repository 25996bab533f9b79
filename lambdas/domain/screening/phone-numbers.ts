import { plainSeparators, type Span } from './plain-spelling.ts';

const patterns: readonly RegExp[] = [
  // French and British ones: 06 12 34 56 78, 06.12.34.56.78, 06/12/34/56/78, 07700 900123, O6…; a date and its time are none.
  /(?<![\p{L}\d/])(?!\d{2}[ ./-]\d{2}[ ./-](?:19|20)\d{2})[0oO][ .-]?[1-9](?:[ ./_-]{0,2}\d){8,9}(?![\d/])/gu,
  // International ones: +33 6 12 34 56 78, 0033612345678, +33 (0)6 12 34 56 78.
  /(?<![\p{L}\d])(?:\+|00)[ ]?[1-9]\d{0,2}[ .-]?(?:\(0\))?(?:[ ./_-]{0,2}\d){7,12}(?!\d)/gu,
  // North American ones: 555-123-4567.
  /(?<![\p{L}\d-])\(?[2-9]\d{2}[).-] ?\d{3}[.-]\d{4}(?![\d-])/gu,
];

/** Where a text gives a phone number. Hours, dates, house numbers, postcodes and emergency numbers are none. */
export function phoneNumbersIn(text: string): Span[] {
  return patterns.flatMap((pattern) =>
    [...plainSeparators(text).matchAll(pattern)].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    })),
  );
}
