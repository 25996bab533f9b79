import type { FeedPage } from './alerts/alerts.ts';

/** A page of what has identifiers ordered by time, the newest first, as the table gives it. */
export function inMemoryPage<Listed>(
  all: readonly Listed[],
  idOf: (one: Listed) => string,
  { limit, since, before }: FeedPage,
): { page: Listed[]; next?: string } {
  const asked = all
    .filter((one) => idOf(one) > since && (before === undefined || idOf(one) < before))
    .toSorted((a, b) => (idOf(a) < idOf(b) ? 1 : -1));
  const page = asked.slice(0, limit);
  const last = page.at(-1);
  return { page, ...(last && asked.length > limit ? { next: idOf(last) } : {}) };
}
