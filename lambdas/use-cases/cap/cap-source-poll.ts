/** What one poll of a source has come to, and what is done with each document that it meets. */
import { readCapAlert } from '../../domain/cap/cap-alert.ts';
import { capContentOf } from '../../domain/cap/cap-feed.ts';
import type { CapSource, PollMemory } from '../../domain/cap/cap-source.ts';
import type { XmlNode } from '../../domain/cap/xml-node.ts';
import { Refusal } from '../../domain/refusal.ts';
import { UnreadableDocument } from '../../sources/unreadable-document.ts';
import type { FetchFailure, WebDocuments } from '../../sources/web-documents.ts';
import { type Taken, type TakingDependencies, takeCapAlert } from './take-cap-alert.ts';

export interface PollingDependencies extends TakingDependencies {
  readonly documents: WebDocuments;
  /** @throws UnreadableDocument */
  readonly readXml: (bytes: Uint8Array) => XmlNode;
  /** Told, for whoever is on call: which source, and why; nothing of the document. */
  readonly onRefused: (source: CapSource, reason: string) => void;
}

/** A source takes this long at the most, however slow its entries are. */
const longestPollMs = 40_000;

/** What one poll of a source has come to so far. */
export interface Poll {
  readonly source: CapSource;
  readonly endsAtMs: number;
  readonly counts: Record<keyof PollMemory['result']['counts'], number>;
  reason?: string;
  /** Whether something is left for the next poll. */
  isUnfinished: boolean;
}

export function beginPoll(source: CapSource, now: Date): Poll {
  return {
    source,
    endsAtMs: now.getTime() + longestPollMs,
    counts: { read: 0, drafted: 0, sent: 0, followed: 0, refused: 0 },
    isUnfinished: false,
  };
}

/** Whether the source itself is at fault, and not the way to it. */
export const isTheirs = (reason: FetchFailure): boolean =>
  reason !== 'unreachable' && reason !== 'too-slow' && !reason.startsWith('status-');

/** The first reason is told to officers, each to whoever is on call. */
export function refuse({ onRefused }: PollingDependencies, poll: Poll, reason: string): void {
  poll.reason ??= reason;
  onRefused(poll.source, reason);
}

/** Of the source, or what one of its links leads to. */
export function refuseDocument(dependencies: PollingDependencies, poll: Poll, reason: string): undefined {
  poll.counts.refused += 1;
  refuse(dependencies, poll, reason);
}

/** What a document holds; nothing, once it is refused. */
export function readContent(dependencies: PollingDependencies, poll: Poll, bytes: Uint8Array) {
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
export async function takeAlert(dependencies: PollingDependencies, poll: Poll, node: XmlNode): Promise<void> {
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
