import { describe, expect, test } from '@jest/globals';
import { lookedEveryMinutes, monthlyDueAt } from '../../../../lambdas/domain/exercises/monthly-due.ts';
import { timeZoneOf } from '../../../../lambdas/domain/local-time.ts';

const dueAt = (instant: string, inseeCode: string) => monthlyDueAt(new Date(instant), timeZoneOf(inseeCode));

const stepMs = lookedEveryMinutes * 60_000;
/** Ten days from the eve of a month hold its first Wednesday everywhere on Earth, and the second one too at times. */
const firstLookMs = (month: number) => Date.UTC(2026, month, 1) - 86_400_000;

describe('the exercise of the month', () => {
  test.each([
    ['2026-12-02T11:00:00Z', '44190', '2026-12'],
    ['2026-07-01T10:00:00Z', '44190', '2026-07'],
    ['2026-04-01T10:00:00Z', '44190', '2026-04'],
    ['2026-10-07T10:00:00Z', '2A004', '2026-10'],
    ['2026-11-04T11:00:00Z', '75056', '2026-11'],
    ['2027-01-06T11:00:00Z', '44190', '2027-01'],
    ['2026-12-02T08:00:00Z', '97411', '2026-12'],
    ['2026-12-02T16:00:00Z', '97209', '2026-12'],
    ['2026-07-01T14:00:00Z', '97502', '2026-07'],
    ['2026-12-02T01:00:00Z', '98818', '2026-12'],
    ['2026-12-02T22:00:00Z', '98735', '2026-12'],
    ['2026-12-02T00:00:00Z', '98611', '2026-12'],
  ])('begins on the first Wednesday at noon by the clocks of the place: %s in %s', (instant, inseeCode, month) => {
    expect(dueAt(instant, inseeCode)).toEqual({ month, state: 'due' });
    expect(dueAt(new Date(Date.parse(instant) - 1000).toISOString(), inseeCode)).toBeUndefined();
  });

  test.each([
    ['2026-12-02T12:59:59Z', { month: '2026-12', state: 'due' }],
    ['2026-12-02T13:00:00Z', { month: '2026-12', state: 'missed' }],
    ['2026-12-02T13:14:59Z', { month: '2026-12', state: 'missed' }],
    ['2026-12-02T13:15:00Z', undefined],
    ['2026-12-02T22:30:00Z', undefined],
  ])('is held until 14:00 and never later: %s', (instant, due) => {
    expect(dueAt(instant, '44190')).toEqual(due);
  });

  test.each([
    ['2026-12-01T11:30:00Z', 'a Tuesday'],
    ['2026-12-03T11:30:00Z', 'a Thursday'],
    ['2026-12-09T11:30:00Z', 'the second Wednesday'],
  ])('is on no other day: %s, %s', (instant) => {
    expect(dueAt(instant, '44190')).toBeUndefined();
  });

  test.each(['Europe/Paris', 'Pacific/Tahiti', 'Pacific/Noumea'] as const)(
    'comes once a month, for two hours: %s',
    (timeZone) => {
      for (let month = 0; month < 12; month += 1) {
        const looks = Array.from({ length: 10 * 24 * 4 }, (_, nth) => firstLookMs(month) + nth * stepMs);
        const due = looks.flatMap((nowMs) => monthlyDueAt(new Date(nowMs), timeZone)?.state ?? []);
        expect(due).toEqual([...Array(8).fill('due'), 'missed']);
      }
    },
  );
});
