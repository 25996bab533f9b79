import { isCapAlert, readCapAlert } from '../domain/cap/cap-alert.ts';
import { capContentOf, type FeedEntry } from '../domain/cap/cap-feed.ts';
import type { CapSource, PollMemory } from '../domain/cap/cap-source.ts';
import type { XmlNode } from '../domain/cap/xml-node.ts';
import { Refusal } from '../domain/refusal.ts';
import { UnreadableDocument } from '../sources/unreadable-document.ts';
import type { FetchFailure, Validators, WebDocuments } from '../sources/web-documents.ts';
import type { KnownSource } from '../stores/communities/cap-sources.ts';
import { digestOf } from './digest-of.ts';
import { type Taken, type TakingDependencies, takeCapAlert } from './take-cap-alert.ts';

export interface PollingDependencies extends TakingDependencies {
  readonly documents: WebDocuments;
  /** @throws UnreadableDocument */
  readonly readXml: (bytes: Uint8Array) => XmlNode;
  /** Told, for whoever is on call: which source, and why; nothing of the document. */
  readonly onRefused: (source: CapSource, reason: string) => void;
}

/** Links of one feed are followed this often in one poll; the others are at the next ones. */
const followedAtMost = 50;

/** A source takes this long at the most, however slow its entries are. */
const longestPollMs = 40_000;

/** What one poll of a source has come to so far. */
interface Poll {
  readonly source: CapSource;
  readonly endsAtMs: number;
  readonly counts: Record<keyof PollMemory['result']['counts'], number>;
  reason?: string;
  /** Whether something is left for the next poll. */
  isUnfinished: boolean;
}

/**
 * Asks one source, and takes what it gives: an alert, or those of a feed, each by itself, so that one that cannot be read stops no other.
 * @returns what to remember for the next poll
 */
export async function pollCapSource(
  dependencies: PollingDependencies,
  { source, memory }: KnownSource,
): Promise<PollMemory> {
  const now = dependencies.clock();
  const poll: Poll = {
    source,
    endsAtMs: now.getTime() + longestPollMs,
    counts: { read: 0, drafted: 0, sent: 0, followed: 0, refused: 0 },
    isUnfinished: false,
  };
  const ended = (
    outcome: PollMemory['result']['outcome'],
    entries: readonly string[],
    known?: Validators,
  ): PollMemory => {
    const { counts, reason } = poll;
    const result = { fetchedAt: now.toISOString(), outcome, ...(reason === undefined ? {} : { reason }), counts };
    return { result, entries, ...(known ? { known } : {}) };
  };
  const before = memory?.entries ?? [];
  const answer = await dependencies.documents.fetch(source.url, memory?.known);
  if (answer.kind === 'unchanged') return ended('unchanged', before, memory?.known);
  if (answer.kind === 'failed') {
    refuse(dependencies, poll, answer.reason);
    return ended(isTheirs(answer.reason) ? 'refused' : 'unreachable', before);
  }
  const content = readContent(dependencies, poll, answer.bytes);
  if (!content) return ended('refused', before, answer.validators);
  if ('alert' in content) await take(dependencies, poll, content.alert);
  const entries =
    'entries' in content ? await takeEntries(dependencies, poll, content.entries, { before, base: answer.url }) : [];
  return ended('read', entries, poll.isUnfinished ? undefined : answer.validators);
}

/** Whether the source itself is at fault, and not the way to it. */
const isTheirs = (reason: FetchFailure): boolean =>
  reason !== 'unreachable' && reason !== 'too-slow' && !reason.startsWith('status-');

function refuse({ onRefused }: PollingDependencies, poll: Poll, reason: string): void {
  poll.reason ??= reason;
  onRefused(poll.source, reason);
}

function refuseDocument(dependencies: PollingDependencies, poll: Poll, reason: string): undefined {
  poll.counts.refused += 1;
  refuse(dependencies, poll, reason);
}

function readContent(dependencies: PollingDependencies, poll: Poll, bytes: Uint8Array) {
  try {
    const content = capContentOf(dependencies.readXml(bytes));
    if (!content) throw new UnreadableDocument('not-cap');
    return content;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    return refuseDocument(dependencies, poll, error.reason);
  }
}

/** One alert; whatever is wrong with it is its own matter. */
async function take(dependencies: PollingDependencies, poll: Poll, node: XmlNode): Promise<void> {
  const alert = readAlert(node);
  if (!alert) return refuseDocument(dependencies, poll, 'not-valid-cap');
  poll.counts.read += 1;
  try {
    note(poll, await takeCapAlert(dependencies, poll.source, alert));
  } catch (error) {
    poll.isUnfinished = true;
    // By its code, or its name alone: messages of AWS name what they are about.
    refuse(dependencies, poll, error instanceof Refusal ? error.code : nameOf(error));
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

function readAlert(node: XmlNode) {
  try {
    return readCapAlert(node);
  } catch {
    return undefined;
  }
}

function note({ counts }: Poll, taken: Taken): void {
  if (taken === 'drafted' || taken === 'sent' || taken === 'followed') counts[taken] += 1;
}

/**
 * The entries that were not dealt with yet, in the order of the feed.
 * @returns the names of those that are, as far as they are still in the feed
 */
async function takeEntries(
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
  if (node) await take(dependencies, poll, node);
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
