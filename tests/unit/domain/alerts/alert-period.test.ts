import { expect, test } from '@jest/globals';
import { alertPeriod } from '../../../../lambdas/domain/alerts/alert-period.ts';

const now = new Date('2026-11-22T20:30:00.000Z');
const earliest = '2026-10-23T20:30:00.000Z';

function periodOf(asked: { from?: string; to?: string }, inseeCode = '44190') {
  const { fromMs, toMs } = alertPeriod(asked, inseeCode, now);
  return [fromMs, toMs].map((ms) => (ms === undefined ? undefined : new Date(ms).toISOString()));
}

test('officers read thirty days back unless they say otherwise', () => {
  expect(periodOf({})).toEqual([earliest, undefined]);
});

test('days are those of the municipality’s calendar, the last one included', () => {
  const days = { from: '2026-11-20', to: '2026-11-21' };
  expect(periodOf(days)).toEqual(['2026-11-19T23:00:00.000Z', '2026-11-21T23:00:00.000Z']);
  expect(periodOf(days, '97411')).toEqual(['2026-11-19T20:00:00.000Z', '2026-11-21T20:00:00.000Z']);
});

test('one day is a period', () => {
  const day = '2026-11-20';
  expect(periodOf({ from: day, to: day })).toEqual(['2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z']);
});

test('instants are as they are written', () => {
  expect(periodOf({ from: '2026-11-20T08:00:00+01:00', to: '2026-11-20T09:00:00Z' })).toEqual([
    '2026-11-20T07:00:00.000Z',
    '2026-11-20T09:00:00.000Z',
  ]);
});

test('nothing is kept for longer than thirty days', () => {
  expect(periodOf({ from: '0001-01-01', to: '9999-12-31' })).toEqual([earliest, '9999-12-31T23:00:00.000Z']);
  expect(periodOf({ to: '0001-01-01' })).toEqual([earliest, '1970-01-01T00:00:00.000Z']);
});

test.each([
  { from: '2026-11-21', to: '2026-11-20' },
  { from: '2026-11-20T09:00:00Z', to: '2026-11-20T09:00:00Z' },
])('the end comes after the start', (asked) => {
  const error = { path: 'to', code: 'not-after-the-start' };
  expect(() => periodOf(asked)).toThrow(expect.objectContaining({ code: 'invalid-input', errors: [error] }));
});
