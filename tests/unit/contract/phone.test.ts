import { describe, expect, test } from '@jest/globals';
import { normalisePhone, phonePattern } from '../../../contract/phone.ts';

describe('a mobile number', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['07.08.09.10.11', '+33708091011'],
    ['0033612345678', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['06-12-34-56-78', '+33612345678'],
    ['+590 690 12 34 56', '+590690123456'],
    ['06 39 98 00 01', '+33639980001'],
  ])('written %s is %s', (written, expected) => {
    expect(normalisePhone(written)).toBe(expected);
    expect(expected).toMatch(phonePattern);
  });

  test.each([
    ['Guadeloupe', '590', ['0690 12 34 56', '0691 22 34 56', '07 09 00 12 34', '07 09 04 12 34']],
    ['Guyane', '594', ['0694 12 34 56', '07 09 30 12 34', '07 09 33 12 34']],
    ['Martinique', '596', ['0696 12 34 56', '0697 12 34 56', '07 09 10 12 34', '07 09 13 12 34']],
    ['La Réunion', '262', ['0692 12 34 56', '0693 12 34 56', '07 09 20 12 34', '07 09 23 12 34']],
    ['Mayotte', '262', ['0639 12 34 56', '07 09 35 12 34', '07 09 37 12 34']],
  ])('of %s has the country code %s', (_, code, numbers) => {
    for (const written of numbers) {
      const expected = `+${code}${written.replaceAll(' ', '').slice(1)}`;
      expect(normalisePhone(written)).toBe(expected);
      expect(expected).toMatch(phonePattern);
    }
  });

  test.each(['07 09 05 12 34', '07 09 14 12 34', '07 09 24 12 34', '07 09 34 12 34', '07 09 40 12 34'])(
    'of no overseas block, %s, is of metropolitan France',
    (written) => {
      expect(normalisePhone(written)).toMatch(/^\+33709/);
    },
  );

  test.each(['+590709301234', '+594709001234', '+596709701234', '+262709401234', '+33512345678', '+3361234567'])(
    'is not %s, which no block holds',
    (phone) => {
      expect(phone).not.toMatch(phonePattern);
    },
  );
});
