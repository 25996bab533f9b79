import { isCapAlert } from '../../domain/cap/cap-alert.ts';
import type { FeedEntry } from '../../domain/cap/cap-feed.ts';
import type { XmlNode } from '../../domain/cap/xml-node.ts';
import { digestOf } from '../digest-of.ts';
import {
  isTheirs,
  type Poll,
  type PollingDependencies,
  readContent,
  refuseDocument,
  takeAlert,
} from './cap-source-poll.ts';

/** Links of one feed are followed this often in one poll; the others are at the next ones. */
const followedAtMost = 50;

/**
 * The entries that were not dealt with yet, in the order of the feed.
 * @returns the names of those that are, as far as they are still in the feed
 */
export async function takeFeedEntries(
  dependencies: PollingDependencies,
  poll: Poll,
  entries: readonly FeedEntry[],
  { before, base }: { readonly before: readonly string[]; readonly base: string },
): Promise<string[]> {
  const done = new Set(before);
  const named = entries.map((entry) => ({ entry, name: digestOf(entry.name).slice(0, 16) }));
  let followed = 0;
  for (const { entry, name } of named.filter((one) => !done.has(one.name))) {
    const isLinked = entry.embedded === undefined && entry.link !== undefined;
    if (dependencies.clock().getTime() > poll.endsAtMs || (isLinked && followed === followedAtMost)) {
      poll.isUnfinished = true;
      break;
    }
    if (isLinked) followed += 1;
    if (await takeEntry(dependencies, poll, entry, base)) done.add(name);
  }
  return named.filter(({ name }) => done.has(name)).map(({ name }) => name);
}

/** @returns whether it is dealt with: what could not be had now is asked for again */
async function takeEntry(
  dependencies: PollingDependencies,
  poll: Poll,
  { embedded, link }: FeedEntry,
  base: string,
): Promise<boolean> {
  const wasUnfinished = poll.isUnfinished;
  poll.isUnfinished = false;
  const node = embedded ?? (link === undefined ? undefined : await followLink(dependencies, poll, link, base));
  if (node) await takeAlert(dependencies, poll, node);
  const isDone = !poll.isUnfinished;
  poll.isUnfinished ||= wasUnfinished;
  return isDone;
}

/** The alert that a link leads to; a feed of feeds is not followed. */
async function followLink(
  dependencies: PollingDependencies,
  poll: Poll,
  link: string,
  base: string,
): Promise<XmlNode | undefined> {
  const url = URL.parse(link, base)?.href;
  if (url === undefined) return refuseDocument(dependencies, poll, 'address-not-public');
  const answer = await dependencies.documents.fetch(url);
  if (answer.kind !== 'document') {
    const reason = answer.kind === 'failed' ? answer.reason : 'unreachable';
    poll.isUnfinished = !isTheirs(reason);
    return refuseDocument(dependencies, poll, reason);
  }
  const content = readContent(dependencies, poll, answer.bytes);
  if (!content) return undefined;
  return 'alert' in content && isCapAlert(content.alert)
    ? content.alert
    : refuseDocument(dependencies, poll, 'not-cap');
}
