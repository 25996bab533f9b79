import type { Level } from '../../../contract/fields.ts';
import type { Eligible, MessageOutcome, Posting, PostingKey, Publication } from '../../domain/publishing/posting.ts';

/** A posting that this caller alone publishes until the lease ends. */
export interface ClaimedPosting {
  readonly posting: Posting;
  readonly publication: Publication;
}

/** A message of an alert to one group: what the ledger of e-mails is kept by. */
export interface NoticeKey extends PostingKey {
  readonly messageNumber: number;
}

/** What a topic took: SNS's identifier of it, nothing when the topic does not exist; and since when it could be told, ISO 8601. */
interface Taken {
  readonly messageId: string | undefined;
  readonly saidAt: string;
}

interface Finish {
  /** The last of several messages that come to this outcome together. @default there is but the one */
  readonly upTo?: number;
  /** Whom it was for. */
  readonly eligible?: Eligible;
}

/** How alerts travel: what is still to be spread to their groups, and how far each posting is. The alerts themselves are in `alerts.ts`. */
export interface PostingStore {
  /** The messages of an alert that are not spread yet, by number, the first one first. */
  listUnspread(alertId: string): Promise<number[]>;
  /** Alerts of this level that have messages to spread, due since before `now`, the longest first, as many as asked however much each has. */
  listDueToSpread(level: Level, now: Date, limit: number): Promise<string[]>;
  /** All groups of the message know of it. */
  finishSpread(alertId: string, messageNumber: number): Promise<void>;
  /**
   * Puts a message on the way to a group that may be told of it, and makes the posting when the group has none of this alert. Doing it
   * again changes nothing, nor does it once a later message was enlisted: an alert's messages are enlisted in their order.
   * @param dueAt when the sweeper may take it
   */
  enlist(posting: Posting, messageNumber: number, dueAt: Date): Promise<void>;
  /** The posting of an alert in one group. */
  find(key: PostingKey): Promise<Posting | undefined>;
  /** Every posting of an alert, with how far it is. */
  listPostings(alertId: string): Promise<ClaimedPosting[]>;
  /**
   * Takes a pending posting whose lease is free, for `leaseSeconds`, and counts that a try was begun.
   * @returns how far it was before; nothing when it is another's, or done
   */
  claim(key: PostingKey, now: Date, leaseSeconds: number): Promise<ClaimedPosting | undefined>;
  /**
   * A topic took this message, of no account once the message is done; and nobody was there to take it, where it got no identifier. By
   * that identifier its deliveries are known for what they are.
   */
  recordPublished(key: NoticeKey, minimumLevel: Level, taken: Taken): Promise<void>;
  /**
   * The message is done, and the lease free: the next one follows, due at once, or nothing is pending any more. Done already, nothing
   * changes. What was not needed was not tried either.
   * @returns how far the posting then is
   */
  finish(key: PostingKey, messageNumber: number, outcome: MessageOutcome, details?: Finish): Promise<Publication>;
  /** Gives the lease back after a failed try of this message; due again at `dueAt`. Of no account once the message is done. */
  postpone(key: PostingKey, messageNumber: number, dueAt: Date): Promise<void>;
  /** Gives the lease back without a try: this message waits; due again at `dueAt`. Of no account once the message is done. */
  release(key: PostingKey, messageNumber: number, dueAt: Date): Promise<void>;
  /** What is due, of one level, oldest first. */
  listDue(level: Level, now: Date, limit: number): Promise<PostingKey[]>;
  /** Residents to whom this message was e-mailed already, in one part of its ledger: those whose identifiers begin with one character. */
  findEmailed(key: NoticeKey, part: string): Promise<ReadonlySet<string>>;
  recordEmailed(key: NoticeKey, part: string, residentIds: readonly string[]): Promise<void>;
}
