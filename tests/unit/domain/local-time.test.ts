import { expect, test } from '@jest/globals';
import { localDay, localTime } from '../../../lambdas/domain/local-time.ts';

const instant = '2026-11-22T20:30:00.000Z';

test.each([
  ['44190', '22 novembre 2026 à 21:30'],
  ['2A004', '22 novembre 2026 à 21:30'],
  ['97411', '23 novembre 2026 à 00:30'],
  ['97209', '22 novembre 2026 à 16:30'],
])('in %s it is %s', (inseeCode, expected) => {
  expect(localTime(instant, inseeCode, 'fr')).toBe(expected);
});

test('is written as its reader writes', () => {
  expect(localTime(instant, '44190', 'en')).toBe('22 November 2026 at 21:30');
});

test.each([
  ['44190', '2026-11-22'],
  ['97411', '2026-11-23'],
  ['98818', '2026-11-23'],
])('in %s the day is %s', (inseeCode, expected) => {
  expect(localDay(new Date(instant), inseeCode)).toBe(expected);
});
