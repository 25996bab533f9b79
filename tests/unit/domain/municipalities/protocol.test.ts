import { describe, expect, test } from '@jest/globals';
import { protocolInForce, requireTerms } from '../../../../lambdas/domain/municipalities/protocol.ts';
import { aProtocol } from '../../support/a-protocol.ts';

describe('a protocol is in force', () => {
  const inForceAt = (instant: string, differences: Parameters<typeof aProtocol>[0] = {}) =>
    protocolInForce(aProtocol(differences), new Date(instant));

  test.each([
    ['not yet on the eve of its first day', '2025-12-31T22:59:59Z', false],
    ['from the first midnight of its first day', '2025-12-31T23:00:00Z', true],
    ['until the last second of its last day', '2028-12-31T22:59:59Z', true],
    ['no longer after its last day', '2028-12-31T23:00:00Z', false],
  ])('%s', (_, instant, expected) => {
    expect(inForceAt(instant)).toBe(expected);
  });

  test('by the calendar of its own municipality', () => {
    const newYearInReunion = '2025-12-31T20:00:00Z';
    expect(inForceAt(newYearInReunion, { inseeCode: '97411' })).toBe(true);
    expect(inForceAt(newYearInReunion)).toBe(false);
  });

  test('never when there is none', () => {
    expect(protocolInForce(undefined, new Date('2026-11-22T20:30:00Z'))).toBe(false);
  });
});

describe('the terms of a protocol', () => {
  const errorOf = (startsOn: string, endsOn: string) => {
    try {
      requireTerms({ startsOn, endsOn });
      return undefined;
    } catch (error) {
      return error;
    }
  };

  test.each([
    ['2026-01-01', '2026-01-02'],
    ['2026-01-01', '2029-01-01'],
    ['2028-02-29', '2031-02-28'],
    ['2025-02-28', '2028-02-28'],
  ])('may run from %s to %s', (startsOn, endsOn) => {
    expect(errorOf(startsOn, endsOn)).toBeUndefined();
  });

  test.each([
    ['2026-01-01', '2026-01-01', 'not-after-the-start'],
    ['2026-01-02', '2026-01-01', 'not-after-the-start'],
    ['2026-01-01', '2029-01-02', 'over-three-years'],
    ['2028-02-29', '2031-03-01', 'over-three-years'],
    ['2025-02-28', '2028-02-29', 'over-three-years'],
  ])('may not run from %s to %s: %s', (startsOn, endsOn, code) => {
    expect(errorOf(startsOn, endsOn)).toMatchObject({ code: 'invalid-input', errors: [{ path: 'endsOn', code }] });
  });
});
