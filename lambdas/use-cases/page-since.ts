import type { FeedPage } from '../stores/alerts/alerts.ts';
import { firstIdAt } from './first-id-at.ts';

/**
 * A page of a list, of nothing older than a moment.
 * @param sinceMs since 1970
 * @param asked up to how many, and what a cursor goes on from
 */
export function pageSince(
  sinceMs: number,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): FeedPage {
  return { limit, since: firstIdAt(sinceMs), ...(before === undefined ? {} : { before }) };
}
