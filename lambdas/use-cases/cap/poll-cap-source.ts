import type { PollMemory } from '../../domain/cap/cap-source.ts';
import type { Validators } from '../../sources/web-documents.ts';
import type { KnownSource } from '../../stores/communities/cap-sources.ts';
import {
  beginPoll,
  isTheirs,
  type Poll,
  type PollingDependencies,
  readContent,
  refuse,
  takeAlert,
} from './cap-source-poll.ts';
import { takeFeedEntries } from './take-feed-entries.ts';

/**
 * Asks one source, and takes what it gives: an alert, or those of a feed, each by itself, so that one that cannot be read stops no other.
 * @returns what to remember for the next poll
 */
export async function pollCapSource(
  dependencies: PollingDependencies,
  { source, memory }: KnownSource,
): Promise<PollMemory> {
  const now = dependencies.clock();
  const poll = beginPoll(source, now);
  const ended = (outcome: Outcome, entries: readonly string[], known?: Validators) =>
    memoryOf(poll, { outcome, fetchedAt: now.toISOString() }, entries, known);
  const before = memory?.entries ?? [];
  const answer = await dependencies.documents.fetch(source.url, memory?.known);
  if (answer.kind === 'unchanged') return ended('unchanged', before, memory?.known);
  if (answer.kind === 'failed') {
    refuse(dependencies, poll, answer.reason);
    return ended(isTheirs(answer.reason) ? 'refused' : 'unreachable', before);
  }
  const content = readContent(dependencies, poll, answer.bytes);
  if (!content) return ended('refused', before, answer.validators);
  if ('alert' in content) await takeAlert(dependencies, poll, content.alert);
  const entries =
    'entries' in content
      ? await takeFeedEntries(dependencies, poll, content.entries, { before, base: answer.url })
      : [];
  return ended('read', entries, poll.isUnfinished ? undefined : answer.validators);
}

type Outcome = PollMemory['result']['outcome'];

function memoryOf(
  { counts, reason }: Poll,
  ended: Pick<PollMemory['result'], 'outcome' | 'fetchedAt'>,
  entries: readonly string[],
  known: Validators | undefined,
): PollMemory {
  const result = { ...ended, ...(reason === undefined ? {} : { reason }), counts };
  return { result, entries, ...(known ? { known } : {}) };
}
