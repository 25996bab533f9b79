import { describe, expect, test } from '@jest/globals';
import { findCategory } from '../../../../contract/categories.ts';
import type { OfficialAlert } from '../../../../contract/operations/official-alerts.ts';
import type { FoundCategory } from '../../../../lambdas/domain/alerts/fact-errors.ts';
import { checkOfficialAlert } from '../../../../lambdas/domain/official-alerts/check-official-alert.ts';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { aSpecialCategory } from '../../support/a-special-category.ts';
import { builtIn, hoursLater, sentAt, told } from '../../support/an-official-alert.ts';

/** What is wrong, as `path: code`. */
function errorsOf(body: OfficialAlert, category: FoundCategory = findCategory(body.category)): string[] {
  try {
    checkOfficialAlert(body, category, sentAt);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return thrown.errors.map(({ path, code }) => `${path}: ${code}`);
  }
}

const levelOf = (body: OfficialAlert) => checkOfficialAlert(body, builtIn(body.category), sentAt).level;

const weeks = 7 * 24;
const here = { description: 'rue du Douet', latitude: 47.205, longitude: -1.503 };
const appeal = { category: 'witness_appeal', caseNumber: '2026/1234', happenedAt: hoursLater(-5), place: here };

describe('the category', () => {
  test('is one that exists and is in use', () => {
    expect(errorsOf(told({ category: 'weapon_sighted' }))).toEqual(['category: unknown-category']);
    expect(errorsOf(told(), aSpecialCategory({ retiredAt: hoursLater(-1) }))).toEqual(['category: retired-category']);
    expect(errorsOf(told(), aSpecialCategory())).toEqual([]);
  });

  test('gives the level, unless the officer chooses another', () => {
    expect(levelOf(told())).toBe('information');
    expect(levelOf(told({ level: 'danger' }))).toBe('danger');
  });

  test.each(['special', 'exercise'])('%s leaves the level to its sender', (category) => {
    const ending = { category, expiresAt: hoursLater(1) };
    expect(errorsOf(told(ending))).toEqual(['level: level-needed']);
    expect(levelOf(told({ ...ending, level: 'vigilance' }))).toBe('vigilance');
  });

  test.each(['special', 'road_works', 'neighbourhood_event'])('%s leaves the end to its sender', (category) => {
    const levelled = { category, level: 'information' } as const;
    expect(errorsOf(told(levelled))).toEqual(['expiresAt: end-needed']);
    expect(errorsOf(told({ ...levelled, expiresAt: hoursLater(1) }))).toEqual([]);
  });

  test('evacuation lasts until it is cancelled, without an end', () => {
    expect(errorsOf(told({ category: 'evacuation' }))).toEqual([]);
  });
});

describe('an appeal for witnesses', () => {
  test('says which case, when and where', () => {
    expect(errorsOf(told(appeal))).toEqual([]);
    expect(errorsOf(told({ category: 'witness_appeal' }))).toEqual([
      'caseNumber: case-number-needed',
      'happenedAt: missing',
      'place: place-needs-position',
    ]);
  });

  test('is about a fact of the past, however old', () => {
    expect(errorsOf(told({ ...appeal, happenedAt: hoursLater(-52 * weeks) }))).toEqual([]);
    expect(errorsOf(told({ ...appeal, happenedAt: hoursLater(1) }))).toEqual(['happenedAt: in-the-future']);
  });

  test('forgives an officer’s clock that is a little ahead', () => {
    expect(errorsOf(told({ ...appeal, happenedAt: hoursLater(20 / 3600) }))).toEqual([]);
  });
});

describe('the times', () => {
  test('may announce what is to come within seven days', () => {
    expect(errorsOf(told({ happenedAt: hoursLater(weeks) }))).toEqual([]);
    expect(errorsOf(told({ happenedAt: hoursLater(weeks + 1) }))).toEqual(['happenedAt: too-far-ahead']);
  });

  test('tell of a fact of the past thirty days', () => {
    expect(errorsOf(told({ happenedAt: hoursLater(-30 * 24) }))).toEqual([]);
    expect(errorsOf(told({ happenedAt: hoursLater(-30 * 24 - 1) }))).toEqual(['happenedAt: too-long-ago']);
  });

  test.each([
    ['now', 0, 'in-the-past'],
    ['an hour ago', -1, 'in-the-past'],
    ['over seven days away', weeks + 1, 'over-seven-days'],
  ])('have no end that is %s', (_, hours, code) => {
    expect(errorsOf(told({ expiresAt: hoursLater(hours) }))).toEqual([`expiresAt: ${code}`]);
  });

  test('have an end within seven days, after what is announced', () => {
    expect(errorsOf(told({ expiresAt: hoursLater(weeks) }))).toEqual([]);
    const backwards = told({ happenedAt: hoursLater(5), expiresAt: hoursLater(5) });
    expect(errorsOf(backwards)).toEqual(['expiresAt: not-after-the-start']);
  });
});

test('latitude and longitude go together, wherever it is', () => {
  expect(errorsOf(told({ place: { description: 'Paris', latitude: 48.8566, longitude: 2.3522 } }))).toEqual([]);
  expect(errorsOf(told({ place: { description: 'Paris', latitude: 48.8566 } }))).toEqual([
    'place: position-incomplete',
  ]);
  expect(errorsOf(told({ ...appeal, place: { description: 'Paris', longitude: 2.3522 } }))).toEqual([
    'place: position-incomplete',
  ]);
});

test('every wrong field is named at once', () => {
  expect(errorsOf(told({ category: 'special', expiresAt: hoursLater(-1), happenedAt: hoursLater(weeks + 1) }))).toEqual(
    ['level: level-needed', 'happenedAt: too-far-ahead', 'expiresAt: in-the-past'],
  );
});
