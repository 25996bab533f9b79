import { describe, expect, test } from '@jest/globals';
import type { CapSourceArea } from '../../../../contract/operations/cap-sources.ts';
import { isAsked } from '../../../../lambdas/domain/cap/cap-asked.ts';
import { readCircle, readPolygon } from '../../../../lambdas/domain/cap/cap-shapes.ts';
import { polygonOf, rueDesLilas, squareAround } from '../../support/places.ts';

const square = (south: number, west: number, north: number, east: number) =>
  `${south},${west} ${south},${east} ${north},${east} ${north},${west} ${south},${west}`;

const around = (radiusMeters: number): CapSourceArea => ({ circle: { ...rueDesLilas, radiusMeters } });
const quarter: CapSourceArea = { polygon: squareAround(rueDesLilas) };

const areaOf = (text: string) => {
  const shape = text.includes(',') && text.split(' ').length > 2 ? readPolygon(text) : readCircle(text);
  return { areaDesc: '', shapes: shape ? [shape] : [], geocodes: [{ name: 'INSEE', value: '44190' }] };
};

describe('a source is asked for an alert', () => {
  test.each<[string, CapSourceArea, string, boolean]>([
    ['an outline goes around its circle', around(500), square(47, -2, 48, -1), true],
    ['an outline comes near enough', around(5_000), square(47, -2, 47.17, -1), true],
    ['an outline does not come near enough', around(1_000), square(47, -2, 47.17, -1), false],
    ['two circles meet', around(1_000), '47.22,-1.503 1', true],
    ['two circles do not meet', around(500), '47.25,-1.503 1', false],
    ['a circle of no size is in its circle', around(500), '47.2051,-1.5031 0', true],
    ['a circle reaches its outline', quarter, '47.25,-1.503 6', true],
    ['a circle does not reach its outline', quarter, '47.25,-1.503 1', false],
    ['an outline is within its own', quarter, square(47.204, -1.504, 47.206, -1.502), true],
    ['an outline crosses its own', quarter, square(47.2049, -1.6, 47.2051, -1.4), true],
    ['an outline is elsewhere', quarter, square(48, -2, 49, -1), false],
    ['it is asked for all', 'anywhere', square(48, -2, 49, -1), true],
    ['a code is the same', { geocodes: [{ value: '44190' }] }, '0,0 0', true],
    ['a code has the same name too', { geocodes: [{ name: 'INSEE', value: '44190' }] }, '0,0 0', true],
    ['a code has another name', { geocodes: [{ name: 'FIPS6', value: '44190' }] }, '0,0 0', false],
    ['a code is another', { geocodes: [{ value: '44109' }] }, '0,0 0', false],
  ])('when %s', (_, asked, text, expected) => {
    expect(isAsked(asked, areaOf(text))).toBe(expected);
  });

  test('of a crescent, by its inside and not by its frame', () => {
    const crescent = { polygon: polygonOf([-2, 47], [-1, 47], [-1, 48], [-1.1, 48], [-1.1, 47.1], [-2, 47.1]) };
    expect(isAsked(crescent, areaOf('47.6,-1.6 1'))).toBe(false);
    expect(isAsked(crescent, areaOf('47.05,-1.6 1'))).toBe(true);
  });
});

describe('a shape', () => {
  test.each([
    '',
    'x',
    '1,2 3,4',
    '1,2 3,4 5,6',
    '91,0 1,1 2,2 91,0',
    '1,2,3 1,1 2,2 1,2,3',
    `${'1,2 '.repeat(6_000)}1,2`,
  ])('is no outline: %.20s', (text) => expect(readPolygon(text)).toBeUndefined());

  test.each(['', '1,2', '1,2 x', '1,2 -5', '1,2 Infinity', 'x 5', '91,0 5'])('is no circle: %s', (text) =>
    expect(readCircle(text)).toBeUndefined(),
  );
});
