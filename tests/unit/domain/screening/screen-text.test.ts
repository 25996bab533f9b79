import { describe, expect, test } from '@jest/globals';
import { maskText, screenText } from '../../../../lambdas/domain/screening/screen-text.ts';
import { caughtInEnglish, caughtInFrench } from './caught.ts';
import { passedInEnglish, passedInFrench } from './passed.ts';

describe.each([
  ['French', caughtInFrench],
  ['English', caughtInEnglish],
])('in %s', (_, sentences) => {
  test.each(sentences)('“%s” says %j', (sentence, reasons, masked) => {
    expect(screenText(sentence)).toEqual(reasons);
    expect(maskText(sentence)).toBe(masked);
  });

  test.each(sentences)('nothing is left to find in “%s” once it is masked', (sentence) => {
    expect(screenText(maskText(sentence))).toEqual([]);
  });
});

describe.each([
  ['French', passedInFrench],
  ['English', passedInEnglish],
])('in %s', (_, sentences) => {
  test.each(sentences)('“%s” tells facts, and stays as it is', (sentence) => {
    expect(screenText(sentence)).toEqual([]);
    expect(maskText(sentence)).toBe(sentence);
  });
});

test.each([
  ['Jean Jaurès, devant le 12', 'Jean Jaurès, devant le 12'],
  ['12 Victor Hugo / Marie Curie', '12 Victor Hugo / Marie Curie'],
  ['chez Kevin, au fond', 'chez ***, au fond'],
  ['chez Mme Dupont', 'chez ***'],
  ['maison de Nathalie', 'maison de ***'],
])('the place “%s” reads “%s”: a name that begins it is a street’s', (place, masked) => {
  expect(maskText(place, { isPlace: true })).toBe(masked);
});
