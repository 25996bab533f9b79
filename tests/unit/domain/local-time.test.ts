import { expect, test } from '@jest/globals';
import { endOfDay, localDay, localTime, startOfDay } from '../../../lambdas/domain/local-time.ts';

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

test.each([
  ['2026-11-22', '44190', '2026-11-21T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
  ['2026-11-22', '97411', '2026-11-21T20:00:00.000Z', '2026-11-22T20:00:00.000Z'],
  ['2026-11-22', '97502', '2026-11-22T03:00:00.000Z', '2026-11-23T03:00:00.000Z'],
  ['2026-03-29', '44190', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '44190', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['9999-12-31', '44190', '9999-12-30T23:00:00.000Z', '9999-12-31T23:00:00.000Z'],
])('the day %s of %s lasts from %s to %s', (day, inseeCode, start, end) => {
  expect(new Date(startOfDay(day, inseeCode)).toISOString()).toBe(start);
  expect(new Date(endOfDay(day, inseeCode)).toISOString()).toBe(end);
});
