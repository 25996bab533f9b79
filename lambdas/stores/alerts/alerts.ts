import type { Level } from '../../../contract/fields.ts';
import type { Posting, PostingKey, Publication } from '../../domain/posting.ts';

/** What makes a repeated request recognisable: who asked, their key, and a digest of what they asked. */
export interface IdempotencyRecord {
  readonly residentId: string;
  readonly key: string;
  /** SHA-256 of the request, hexadecimal. */
  readonly digest: string;
}

export interface FeedPage {
  readonly limit: number;
  /** Only postings of alerts after this id: ids are ordered by time. */
  readonly since: string;
  /** Only postings of alerts before this id. */
  readonly before?: string;
  /** ISO 8601; what expired by then is left out. */
  readonly now: string;
}

/** A posting that this caller alone publishes until the lease ends. */
export interface ClaimedPosting {
  readonly posting: Posting;
  readonly publication: Publication;
}

/** The table of alerts, their postings, and how far each is on its way. */
export interface AlertStore {
  /**
   * Writes alert, posting and idempotency record in one transaction, if the reporter still is an active member who accepted this charter.
   * @returns the posting as first accepted, be it now or by an earlier request with the same key
   * @throws Refusal `idempotency-key-reused` when the key served another request, `changed-meanwhile` when the reporter's rights
   * just changed, `unavailable` when others write the record at this moment
   */
  accept(posting: Posting, idempotency: IdempotencyRecord): Promise<Posting>;
  /**
   * What an earlier request with this key was answered.
   * @throws Refusal `idempotency-key-reused` when it was another request
   */
  findAccepted(idempotency: IdempotencyRecord): Promise<Posting | undefined>;
  /** Every posting of an alert. */
  findPostings(alertId: string): Promise<Posting[]>;
  findPosting(key: PostingKey): Promise<Posting | undefined>;
  /** The feed of a community, newest first, with what only its officers and referents may see; a page can be short and still have a next one. */
  listPostings(communityId: string, page: FeedPage): Promise<{ postings: Posting[]; next?: string }>;
  /** Takes a pending posting whose lease is free, for `leaseSeconds`; nothing when it is another's, or done. */
  claim(key: PostingKey, now: Date, leaseSeconds: number): Promise<ClaimedPosting | undefined>;
  recordPublished(key: PostingKey, minimumLevel: Level, messageId: string): Promise<void>;
  /** Ends the publication: nothing is pending any more. */
  finish(key: PostingKey, state: 'published' | 'failed'): Promise<void>;
  /** Gives the lease back after a failed try; due again at `dueAt`. */
  postpone(key: PostingKey, dueAt: Date): Promise<void>;
  /** What is due, of one level, oldest first. */
  listDue(level: Level, now: Date, limit: number): Promise<PostingKey[]>;
  /** Residents to whom this posting was e-mailed already, in one part of its ledger: those whose identifiers begin with one character. */
  findEmailed(key: PostingKey, part: string): Promise<ReadonlySet<string>>;
  recordEmailed(key: PostingKey, part: string, residentIds: readonly string[]): Promise<void>;
}
