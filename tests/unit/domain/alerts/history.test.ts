import { describe, expect, test } from '@jest/globals';
import {
  appendHistory,
  emptyHistory,
  findBreak,
  type HistoryEntry,
} from '../../../../lambdas/domain/alerts/history.ts';
import { anAlert } from '../../support/an-alert.ts';

const { alertId } = anAlert();
const at = new Date('2026-11-22T20:32:00.000Z');
const actor = { residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB', kind: 'resident' } as const;

/** Of an alert, five entries written one after the other. */
function fiveEntries(of = alertId, reason = 'false') {
  const actions = ['reported', 'witnessed', 'flagged', 'hidden', 'restored'];
  let end = emptyHistory(of);
  const entries = actions.flatMap((action) => {
    const appended = appendHistory(end, [{ actor, action, details: { reason, list: [1, { b: 2, a: 1 }] } }], at);
    end = appended.history;
    return appended.entries;
  });
  return { alert: { alertId: of, history: end }, entries };
}

const { alert, entries } = fiveEntries();

/** The entries with the n-th one made another, or left out. */
const change = (number: number, to: (entry: HistoryEntry) => HistoryEntry[]) =>
  entries.flatMap((entry) => (entry.number === number ? to(entry) : [entry]));
const without = (...numbers: number[]) => entries.filter(({ number }) => !numbers.includes(number));
const [first, second, third] = entries as [HistoryEntry, HistoryEntry, HistoryEntry];

test('a history stands as it was written', () => {
  expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(findBreak(alert, entries)).toBeUndefined();
});

test('so does that of an alert of which nothing was told yet', () => {
  expect(findBreak({ alertId, history: emptyHistory(alertId) }, [])).toBeUndefined();
});

test('several events of one moment are entries of one chain', () => {
  const events = ['flagged', 'hidden'].map((action) => ({ actor, action, details: {} }));
  const { history, entries: both } = appendHistory(emptyHistory(alertId), events, at);
  expect(history).toEqual({ count: 2, hash: both[1]?.hash });
  expect(findBreak({ alertId, history }, both)).toBeUndefined();
});

test('the same event of the same moment has another hash each time', () => {
  const [one, other] = [fiveEntries(), fiveEntries()].map(({ entries: [entry] }) => entry);
  expect(one?.hash).not.toBe(other?.hash);
});

test('the order in which a database gives the fields back changes nothing', () => {
  const reversed = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([name, field]) => [name, reversed(field)]),
        )
      : value;
  expect(
    findBreak(
      alert,
      entries.map((entry) => reversed(entry) as HistoryEntry),
    ),
  ).toBeUndefined();
});

describe('a break is found', () => {
  test.each<[string, readonly HistoryEntry[], number]>([
    ['an action that was changed', change(3, (entry) => [{ ...entry, action: 'kept' }]), 3],
    ['another actor', change(2, (entry) => [{ ...entry, actor: { ...actor, kind: 'police' } }]), 2],
    ['another time', change(5, (entry) => [{ ...entry, at: '2026-11-22T20:33:00.000Z' }]), 5],
    [
      'a detail that was changed',
      change(3, (entry) => [{ ...entry, details: { ...entry.details, reason: 'insult' } }]),
      3,
    ],
    ['a detail that was added', change(4, (entry) => [{ ...entry, details: { ...entry.details, more: 1 } }]), 4],
    ['a detail that was taken away', change(1, (entry) => [{ ...entry, details: {} }]), 1],
    [
      'a detail within a list',
      change(1, (entry) => [{ ...entry, details: { ...entry.details, list: [1, { b: 2, a: 2 }] } }]),
      1,
    ],
    ['another nonce', change(2, (entry) => [{ ...entry, nonce: first.nonce }]), 2],
    ['a hash that was changed', change(2, (entry) => [{ ...entry, hash: first.hash }]), 2],
    ['the first entry gone', without(1), 1],
    ['one in the middle gone', without(3), 3],
    ['the last one gone', without(5), 5],
    ['all gone', [], 1],
    ['two that changed places', [second, first, ...entries.slice(2)], 1],
    ['one that stands twice', [...entries.slice(0, 3), third, ...entries.slice(3)], 4],
    ['one put at the end', [...entries, ...rewritten(6, entries.at(-1))], 6],
    ['one put in the middle', [first, ...rewritten(2, first), ...entries.slice(1)], 3],
    ['one written anew with its own hash', [first, ...rewritten(2, first), ...entries.slice(2)], 3],
    ['all written anew', fiveEntries(alertId, 'insult').entries, 6],
    ['those of another alert', fiveEntries('01M82F8XX0Z6V3N5T7W9X1Y0AC').entries, 1],
  ])('%s', (_, changed, number) => {
    expect(findBreak(alert, changed)).toBe(number);
  });
});

/** A well-made entry of that number after another one. */
function rewritten(number: number, before: HistoryEntry | undefined): HistoryEntry[] {
  const end = { count: number - 1, hash: before?.hash ?? '' };
  return appendHistory(end, [{ actor, action: 'restored', details: { by: 'whoever' } }], at).entries;
}
