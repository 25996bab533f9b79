import { describe, expect, test } from '@jest/globals';
import { problems, type TooManyCode } from '../../../contract/problems.ts';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import { problemResponse } from '../../../lambdas/http/problem.ts';

/** All that the compiler takes for a 429, and nothing else: it checks both. */
const overAfterAWhile: Readonly<Record<TooManyCode, true>> = {
  'too-many-codes': true,
  'too-many-tries': true,
  'too-many-enrolments': true,
  'too-many-invitations': true,
  'report-too-soon': true,
  'too-many-reports': true,
  'too-many-dangers': true,
  'exercise-too-soon': true,
  'too-many-exercises': true,
  'broadcasting-suspended': true,
  'too-many-contestations': true,
  'too-many-stop-links': true,
};
const codes = Object.keys(overAfterAWhile) as TooManyCode[];

const retryAfterOf = (refusal: Refusal) => problemResponse(refusal, 'fr', 'request').headers?.['retry-after'];

describe('whatever is refused for a while only', () => {
  test('is every 429 of the contract', () => {
    const every429 = Object.entries(problems).filter(([, { status }]) => status === 429);
    expect(codes.toSorted()).toEqual(every429.map(([code]) => code).toSorted());
  });

  test.each(codes)('tells in how many seconds it is over: %s', (code) => {
    expect(retryAfterOf(new Refusal(code, { retryAfterSeconds: 90 }))).toBe('90');
  });

  test.each(codes)('is not refused without, says the compiler: %s', (code) => {
    // @ts-expect-error these codes are not taken alone
    const untold = new Refusal(code);
    // @ts-expect-error nor with other details
    const stillUntold = new Refusal(code, { cause: untold });
    expect([untold, stillUntold].map(retryAfterOf)).toEqual([undefined, undefined]);
  });
});
