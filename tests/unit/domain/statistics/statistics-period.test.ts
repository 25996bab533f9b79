import { describe, expect, test } from '@jest/globals';
import { publicPeriod, statisticsPeriod } from '../../../../lambdas/domain/statistics/statistics-period.ts';

/** Already the 23rd in Paris. */
const now = new Date('2026-11-22T23:30:00.000Z');
const inseeCode = '44190';

describe('the days that officers ask for', () => {
  test('are the last thirty unless they say otherwise', () => {
    expect(statisticsPeriod({}, inseeCode, now)).toEqual({ from: '2026-10-25', to: '2026-11-23' });
    expect(statisticsPeriod({}, '97105', now)).toEqual({ from: '2026-10-24', to: '2026-11-22' });
    expect(statisticsPeriod({ to: '2026-03-01' }, inseeCode, now)).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  });

  test('may be one, and 366 at the most', () => {
    const day = '2026-11-22';
    expect(statisticsPeriod({ from: day, to: day }, inseeCode, now)).toEqual({ from: day, to: day });
    expect(statisticsPeriod({ from: '2025-11-22', to: day }, inseeCode, now)).toMatchObject({ from: '2025-11-22' });
    const tooMany = { errors: [{ path: 'from', code: 'over-a-year' }] };
    expect(() => statisticsPeriod({ from: '2025-11-21', to: day }, inseeCode, now)).toThrow(
      expect.objectContaining(tooMany),
    );
  });

  test('do not end before they begin', () => {
    const backwards = { errors: [{ path: 'to', code: 'not-after-the-start' }] };
    expect(() => statisticsPeriod({ from: '2026-11-22', to: '2026-11-21' }, inseeCode, now)).toThrow(
      expect.objectContaining(backwards),
    );
  });
});

describe('the months that anybody asks for', () => {
  test('are whole, whatever days are given', () => {
    const month = { from: '2024-02-01', to: '2024-02-29' };
    for (const asked of [month, { from: '2024-02-10', to: '2024-02-11' }])
      expect(publicPeriod(asked, inseeCode, now)).toEqual(month);
  });

  test('are over: this one is not among them', () => {
    const october = { from: '2026-10-01', to: '2026-10-31' };
    expect(publicPeriod({ from: '2026-10-01', to: '2026-11-22' }, inseeCode, now)).toEqual(october);
    expect(() => publicPeriod({ from: '2026-11-01' }, inseeCode, now)).toThrow('invalid-input');
    const midnight = new Date('2026-11-30T23:30:00.000Z');
    expect(publicPeriod({ from: '2026-11-01' }, inseeCode, midnight)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(publicPeriod({ from: '2026-10-01' }, '97105', midnight)).toEqual(october);
  });

  test('are the last twelve unless they say otherwise', () => {
    expect(publicPeriod({}, inseeCode, now)).toEqual({ from: '2025-11-01', to: '2026-10-31' });
    expect(publicPeriod({ to: '2026-01-15' }, inseeCode, now)).toEqual({ from: '2025-02-01', to: '2026-01-31' });
  });

  test('are twelve at the most', () => {
    expect(() => publicPeriod({ from: '2025-10-31', to: '2026-10-01' }, inseeCode, now)).toThrow('invalid-input');
  });
});
