import { describe, expect, test } from '@jest/globals';
import type { CountedSheet } from '../../../../lambdas/domain/statistics/contribution.ts';
import { publicSheets } from '../../../../lambdas/domain/statistics/transparency.ts';

const sheet = (communityId?: string, readers: CountedSheet['readers'] = 'everyone'): CountedSheet => ({
  inseeCode: '44190',
  day: '2026-11-22',
  ...(communityId === undefined ? {} : { communityId }),
  exercise: false,
  readers,
  tally: { alerts: 1 },
});
const sizes = [
  { communityId: 'large', members: 20 },
  { communityId: 'small', members: 19 },
  { communityId: 'empty', members: 0 },
];

describe('what anybody may read', () => {
  test('is about the municipality, and communities of twenty members or more', () => {
    const all = [sheet(), sheet('large'), sheet('small'), sheet('gone')];
    expect(publicSheets(all, sizes)).toEqual({ sheets: [sheet(), sheet('large')], communitiesLeftOut: 2 });
  });

  test('is nothing that is for officers alone', () => {
    const all = [sheet(), sheet('large'), sheet(undefined, 'officers'), sheet('large', 'officers')];
    expect(publicSheets(all, sizes).sheets).toEqual([sheet(), sheet('large')]);
  });

  test('does not change with what happens in the others: nothing of it is left by subtracting', () => {
    const busy = Array.from({ length: 50 }, () => sheet('small'));
    expect(publicSheets([sheet('large'), ...busy], sizes)).toEqual(publicSheets([sheet('large')], sizes));
  });
});
