import { expect, test } from '@jest/globals';
import { fold } from '../../../lambdas/domain/fold.ts';

test.each([
  ['Saint-Sébastien-sur-Loire', 'saint sebastien sur loire'],
  ['  ST  sébastien ', 'saint sebastien'],
  ['Ste-Cécile-d’Œuvre', 'sainte cecile d oeuvre'],
  ["L'Haÿ-les-Roses", 'l hay les roses'],
  ['Stains', 'stains'],
  ['97400', '97400'],
  ['—', ''],
])('%s is compared as “%s”', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('text written with combined or separate accents is the same', () => {
  expect(fold('Orléans'.normalize('NFD'))).toBe(fold('Orléans'.normalize('NFC')));
});
