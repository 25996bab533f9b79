import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { requireWithinLimits } from '../../../../lambdas/domain/reporting/limits.ts';
import {
  newRecord,
  type ReporterRecord,
  withBroadcast,
  withoutUpheld,
  withUpheld,
} from '../../../../lambdas/domain/reporting/reporter-record.ts';

const startMs = Date.parse('2026-11-22T12:00:00.000Z');
const minutes = 60_000;
const hours = 60 * minutes;
const days = 24 * hours;
const at = (ms: number) => new Date(startMs + ms);

const fresh = newRecord('02AAAAAAAAAAAAAAAAAAAAAAAA');

const sent = (danger: boolean, ...afterMs: number[]) =>
  afterMs.reduce<ReporterRecord>((record, ms) => withBroadcast(record, danger, at(ms)), fresh);

const upheld = (...afterMs: number[]) =>
  afterMs.reduce<ReporterRecord>((record, ms, nth) => withUpheld(record, `alert ${nth}`, at(ms)), fresh);

/** What one more is refused with, and for how many seconds. */
function refusalOf(record: ReporterRecord, danger: boolean, ms: number) {
  try {
    requireWithinLimits(record, danger, at(ms));
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.retryAfterSeconds];
    throw error;
  }
}

describe('outside danger', () => {
  test.each([
    [0, ['report-too-soon', 600]],
    [1, ['report-too-soon', 600]],
    [9 * minutes + 59_000, ['report-too-soon', 1]],
    [10 * minutes - 1, ['report-too-soon', 1]],
    [10 * minutes, undefined],
  ])('%d ms after the last one: %j', (ms, expected) => {
    expect(refusalOf(sent(false, 0), false, ms)).toEqual(expected);
  });

  test.each([
    [4 * hours, ['too-many-reports', 20 * 3600]],
    [24 * hours - 1, ['too-many-reports', 1]],
    [24 * hours, undefined],
  ])('with three in a day, %d ms after the first: %j', (ms, expected) => {
    expect(refusalOf(sent(false, 0, 1 * hours, 2 * hours), false, ms)).toEqual(expected);
  });

  test('the longer wait is told when both limits are met', () => {
    const record = sent(false, 0, 1 * hours, 24 * hours - 5 * minutes);
    expect(refusalOf(record, false, 24 * hours - 2 * minutes)).toEqual(['report-too-soon', 7 * 60]);
  });

  test('what was sent in danger does not count', () => {
    expect(refusalOf(sent(true, 0, 1, 2, 3), false, 4)).toBeUndefined();
  });
});

describe('in danger', () => {
  const nine = Array.from({ length: 9 }, (_, nth) => nth * minutes);

  test('ten a day pass, however close to each other', () => {
    expect(refusalOf(sent(true, ...nine), true, 9 * minutes)).toBeUndefined();
  });

  test.each([
    [10 * minutes, ['too-many-dangers', 86_400 - 600]],
    [24 * hours, undefined],
  ])('with ten in a day, %d ms after the first: %j', (ms, expected) => {
    expect(refusalOf(sent(true, ...nine, 9 * minutes), true, ms)).toEqual(expected);
  });

  test('what was sent outside danger does not count', () => {
    expect(refusalOf(sent(false, 0, 1, 2, 3), true, 4)).toBeUndefined();
  });
});

describe('flags that were upheld', () => {
  test.each([[true], [false]])('on two alerts within 90 days suspend for 30 days (in danger: %p)', (danger) => {
    const record = upheld(0, 90 * days);
    expect(refusalOf(record, danger, 90 * days)).toEqual(['broadcasting-suspended', 30 * 86_400]);
    expect(refusalOf(record, danger, 120 * days - 1)).toEqual(['broadcasting-suspended', 1]);
    expect(refusalOf(record, danger, 120 * days)).toBeUndefined();
  });

  test.each([
    ['on one alert', upheld(0)],
    ['more than 90 days apart', upheld(0, 90 * days + 1)],
    ['twice on the same alert', withUpheld(upheld(0), 'alert 0', at(days))],
    ['of which one was reversed', withoutUpheld(upheld(0, days), 'alert 0')],
  ])('%s suspend nobody', (_, record) => {
    expect(refusalOf(record, false, 91 * days)).toBeUndefined();
  });

  test('for a third time suspend anew, from then on', () => {
    expect(refusalOf(upheld(0, days, 20 * days), false, 20 * days)).toEqual(['broadcasting-suspended', 30 * 86_400]);
  });
});

describe('a record', () => {
  test('keeps what was sent in a day', () => {
    const { broadcasts } = sent(false, 0, 23 * hours, 24 * hours);
    expect(broadcasts.map((broadcast) => broadcast.at)).toEqual(
      [at(23 * hours), at(24 * hours)].map((one) => one.toISOString()),
    );
  });

  test('keeps a flag for as long as it weighs', () => {
    expect(upheld(0, 119 * days).upheld).toHaveLength(2);
    expect(upheld(0, 120 * days).upheld).toHaveLength(1);
  });
});
