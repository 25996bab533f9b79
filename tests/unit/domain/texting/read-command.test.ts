import { describe, expect, test } from '@jest/globals';
import { saysCalled } from '../../../../lambdas/domain/texting/emergency-said.ts';
import { findPlace } from '../../../../lambdas/domain/texting/find-place.ts';
import { guessCategory } from '../../../../lambdas/domain/texting/guess-category.ts';
import { readCommand } from '../../../../lambdas/domain/texting/read-command.ts';
import type { TextCommand } from '../../../../lambdas/domain/texting/text-command.ts';
import { orders } from './orders.ts';
import { calls, reports } from './reports.ts';
import { traps } from './traps.ts';

/** A Sunday. */
const today = () => '2026-11-22';

/** In a word, as the tables say it. */
function inShort(command: TextCommand): string {
  if (command.kind === 'absent' && command.period) return `${command.period.from}..${command.period.to}`;
  return command.kind === 'choice' ? `choice ${command.number}` : command.kind;
}

describe.each(Object.entries(orders))('is read as %s', (expected, messages) => {
  test.each(messages.map((message) => [message.slice(0, 80), message]))('%j', (_, message) => {
    expect(inShort(readCommand(message, today))).toBe(expected);
  });
});

/** The category that is told; `?` after one that is only hinted at; those between which it is asked. */
function told(text: string): string {
  const { categoryId, candidates } = guessCategory(text);
  if (categoryId) return categoryId;
  if (candidates.length === 0) return 'none';
  return candidates.length === 1 ? `${candidates[0]}?` : candidates.toSorted().join('|');
}

describe('a report tells what it is and where', () => {
  test.each(reports.map((report) => [report[0].slice(0, 80), report] as const))(
    '%j',
    (_, [message, category, place]) => {
      const command = readCommand(message, today);
      if (command.kind !== 'report') throw new Error(`it was read as ${command.kind}`);
      expect({ category: told(command.text), place: findPlace(command.text) }).toEqual({ category, place });
    },
  );
});

describe('a street is no phrase, and one with a number comes first', () => {
  test.each(traps.map(([text, place]) => [text, place] as const))('%j: %j', (text, place) => {
    expect(findPlace(text)).toBe(place);
  });
});

describe.each(Object.entries(calls))('the emergency number is %s', (expected, texts) => {
  test.each(texts)('%s', (text) => expect(saysCalled(text)).toBe(expected === 'called'));
});

test('there are 300 messages at least', () => {
  const count = Object.values(orders).flat().length + reports.length + Object.values(calls).flat().length;
  expect(count).toBeGreaterThanOrEqual(300);
});
