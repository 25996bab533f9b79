import { describe, expect, test } from '@jest/globals';
import { type FeedPart, mergeFeeds } from '../../../../lambdas/domain/alerts/merge-feeds.ts';

/** A page of a feed as a store gives it, which may read less than it is asked. */
function pageOf(feed: readonly string[], before: string | undefined, limit: number): FeedPart {
  const left = feed
    .filter((id) => before === undefined || id < before)
    .toSorted()
    .toReversed();
  const alertIds = left.slice(0, limit);
  return { alertIds, ...(left.length > limit ? { next: alertIds.at(-1) } : {}) };
}

function allPages(feeds: readonly (readonly string[])[], limit: number): string[][] {
  const pages: string[][] = [];
  let before: string | undefined;
  do {
    const page = mergeFeeds(
      feeds.map((feed) => pageOf(feed, before, limit)),
      limit,
    );
    pages.push([...page.alertIds]);
    before = page.next;
  } while (before !== undefined && pages.length < 100);
  return pages;
}

const ids = (count: number, every: (nth: number) => boolean) =>
  Array.from({ length: count }, (_, nth) => String(nth).padStart(3, '0')).filter((_, nth) => every(nth));

describe('several feeds read as one', () => {
  test.each([1, 2, 3, 7, 20, 100])('by pages of %d give each alert once, the newest first', (limit) => {
    const feeds = [
      ids(40, (nth) => nth % 2 === 0),
      ids(40, (nth) => nth % 3 === 0),
      ids(40, (nth) => nth > 30),
      ids(5, () => true),
      [],
    ];
    const expected = [...new Set(feeds.flat())].toSorted().toReversed();
    const pages = allPages(feeds, limit);
    expect(pages.flat()).toEqual(expected);
    expect(pages.every((page) => page.length <= limit)).toBe(true);
  });

  test('end where the first of them is not read any further', () => {
    const parts = [{ alertIds: ['9', '8'], next: '8' }, { alertIds: ['7', '3'] }];
    expect(mergeFeeds(parts, 10)).toEqual({ alertIds: ['9', '8'], next: '8' });
  });

  test('go on after a page of which nothing was to be read', () => {
    expect(mergeFeeds([{ alertIds: [], next: '5' }, { alertIds: ['4'] }], 10)).toEqual({ alertIds: [], next: '5' });
  });

  test('of which there is none are one that is empty', () => {
    expect(mergeFeeds([], 10)).toEqual({ alertIds: [] });
  });
});
