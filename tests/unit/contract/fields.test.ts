import { describe, expect, test } from '@jest/globals';
import { latitude, line, longitude, text } from '../../../contract/fields.ts';

const accepts = (schema: ReturnType<typeof text>, written: string) => schema.safeParse(written).success;

describe('a text', () => {
  test('may have several lines, accents and emoji, however the lines were broken', () => {
    expect(text(1, 50).parse(' Il crie :\r\n« à l’aide » 👨‍👩‍👧\n')).toBe('Il crie :\n« à l’aide » 👨‍👩‍👧');
  });

  test.each([
    ['a control character', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
    ['a hidden line break', 'a\u2028b'],
    ['a hidden change of direction', 'a\u202eb'],
  ])('may not have %s', (_, written) => {
    expect(accepts(text(1, 50), written)).toBe(false);
    expect(accepts(line(1, 50), written)).toBe(false);
  });
});

test.each([
  [1e-200, 0],
  [-1e-200, 0],
  [-0, 0],
  [47.20512345678, 47.2051235],
  [-1.50312345678, -1.5031235],
  [90, 90],
  [-90, -90],
])('a coordinate of %d degrees is read as %d, to the centimetre', (given, read) => {
  expect([latitude.parse(given), longitude.parse(given)]).toEqual([read, read]);
});

test('a line has no line break', () => {
  expect(accepts(line(1, 50), 'a\nb')).toBe(false);
  expect(accepts(line(1, 50), 'l’allée des Lilas')).toBe(true);
});
