/** The identifiers of a page of one feed, the newest first. */
export interface FeedPart {
  readonly alertIds: readonly string[];
  /** There is more before this one. */
  readonly next?: string | undefined;
}

/**
 * One page of several feeds, the newest first, each alert once. It ends where the first of the feeds is not read any further, so that
 * the pages that follow bring all that is left, and nothing twice.
 * @param parts a page of each feed, all from the same point on
 */
export function mergeFeeds(parts: readonly FeedPart[], limit: number): FeedPart {
  const [readTo = ''] = parts
    .flatMap(({ next }) => next ?? [])
    .toSorted()
    .toReversed();
  const all = new Set(parts.flatMap(({ alertIds }) => alertIds));
  const known = [...all].filter((alertId) => alertId >= readTo).sort((a, b) => (a < b ? 1 : -1));
  const alertIds = known.slice(0, limit);
  const next = known.length > limit ? alertIds.at(-1) : readTo;
  return { alertIds, ...(next ? { next } : {}) };
}
