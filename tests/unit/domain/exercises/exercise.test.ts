import { describe, expect, test } from '@jest/globals';
import { findCategory } from '../../../../contract/categories.ts';
import {
  asPractised,
  exerciseErrors,
  markOf,
  requireExerciser,
} from '../../../../lambdas/domain/exercises/exercise.ts';
import { withoutWish, withWish } from '../../../../lambdas/domain/exercises/exercise-wish.ts';
import { isExercise } from '../../../../lambdas/domain/messages/words.ts';
import { Refusal } from '../../../../lambdas/domain/refusal.ts';
import { recordAfter } from '../../../../lambdas/domain/reporting/record-after.ts';
import { newRecord } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import { reachCountsOf } from '../../../../lambdas/domain/subscriptions/reach-counts.ts';
import { reachOf } from '../../../../lambdas/domain/subscriptions/reach-of.ts';
import { aCommunity } from '../../support/a-community.ts';
import { anAlert } from '../../support/an-alert.ts';

const builtIn = (categoryId: string) => {
  const category = findCategory(categoryId);
  if (!category) throw new Error(categoryId);
  return category;
};

test.each([
  [{ category: 'fire', exercise: true }, true],
  [{ category: 'exercise' }, true],
  [{ category: 'exercise', exercise: true }, true],
  [{ category: 'fire', exercise: false }, false],
  [{ category: 'fire' }, false],
])('%j is an exercise: %s', (asked, expected) => {
  expect(isExercise(asked)).toBe(expected);
  expect(markOf(asked)).toEqual(expected ? { exercise: true } : {});
});

test('an exercise lives for an hour, however long what it practises does', () => {
  for (const category of ['burglary_in_progress', 'scam', 'evacuation', 'road_works'].map(builtIn)) {
    expect(asPractised(category, { category: category.categoryId, exercise: true })).toEqual({
      ...category,
      livesHours: 1,
    });
    expect(asPractised(category, { category: category.categoryId })).toBe(category);
  }
});

test('nothing of the category of exercises is said to be real', () => {
  expect(exerciseErrors({ category: 'exercise', exercise: false })).toEqual([
    { path: 'exercise', code: 'not-a-choice' },
  ]);
  expect(exerciseErrors({ category: 'fire', exercise: false })).toEqual([]);
  expect(exerciseErrors({ category: 'exercise', exercise: true })).toEqual([]);
});

test('neighbours have nobody practise; referents and officers do', () => {
  expect(() => requireExerciser({ exercise: true }, { kind: 'resident' })).toThrow(new Refusal('referent-only'));
  expect(() => requireExerciser({}, { kind: 'resident' })).not.toThrow();
  for (const kind of ['referent', 'police', 'town-hall'] as const)
    expect(() => requireExerciser({ exercise: true }, { kind })).not.toThrow();
});

test('an exercise that moderators let out makes nobody better known', () => {
  const held = anAlert({ status: 'held', messages: [] });
  const record = newRecord(held.author.residentId);
  const letOut = (changes: object) =>
    recordAfter(record, { before: { ...held, ...changes }, after: anAlert(changes) }, new Date());
  expect(letOut({})).toMatchObject({ total: 1 });
  expect(letOut({ exercise: true })).toBeUndefined();
});

describe('the reach of an exercise', () => {
  const counts = reachCountsOf({ members: 9, sms_danger: 2, sms_vigilance: 3, email_information: 4, push_danger: 1 });

  test('is of the channels whose minimum level it attains', () => {
    expect(reachOf(anAlert({ level: 'danger' }), counts)).toEqual({
      residents: 9,
      channels: { email: 4, sms: 5, push: 1 },
    });
    expect(reachOf(anAlert({ level: 'vigilance' }), counts).channels).toEqual({ email: 4, sms: 3, push: 0 });
  });

  test('is nobody where officers alone read what was reported', () => {
    expect(reachOf(anAlert({ readers: 'officers' }), counts)).toEqual({
      residents: 0,
      channels: { email: 0, sms: 0, push: 0 },
    });
  });
});

describe('the wish for a monthly exercise', () => {
  const [anna, bernard] = ['02AAAAAAAAAAAAAAAAAAAAAAAA', '02BBBBBBBBBBBBBBBBBBBBBBBB'];
  const quiet = aCommunity();
  const wishing = withWish(quiet, true, anna);

  test('is in the name of whoever last asked', () => {
    expect(wishing).toEqual({ ...quiet, monthlyExercise: { askedBy: anna } });
    expect(withWish(wishing, true, bernard)).toEqual({ ...quiet, monthlyExercise: { askedBy: bernard } });
  });

  test('ends whoever ends it', () => {
    expect(withWish(wishing, false, bernard)).toEqual(quiet);
    expect(withoutWish(wishing)).toEqual(quiet);
  });

  test('is left as it is by whoever changes nothing of it', () => {
    expect(withWish(wishing, undefined, bernard)).toBe(wishing);
    expect(withWish(wishing, true, anna)).toBe(wishing);
    expect(withWish(quiet, false, anna)).toBe(quiet);
  });
});
