import type { AlertStatus } from '../../../contract/operations/alert-fields.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import type { HistoryEntry } from '../../domain/alerts/history.ts';
import type { CapSource } from '../../domain/cap/cap-source.ts';
import type { Contestation } from '../../domain/contestations/contestation.ts';
import type { ExerciseRecord } from '../../domain/exercises/exercise-record.ts';
import type { Posting } from '../../domain/publishing/posting.ts';
import type { ReporterRecord } from '../../domain/reporting/reporter-record.ts';
import type { Mandate } from '../../domain/residents/resident.ts';

/** What makes a repeated request recognisable: who asked, under which key, and what. Neither key nor request can be told from it. */
export interface IdempotencyRecord {
  readonly residentId: string;
  /** SHA-256 of the key that the client chose, hexadecimal. */
  readonly key: string;
  /** HMAC-SHA256 of the request under that key, hexadecimal. */
  readonly digest: string;
}

export type RequestKey = Pick<IdempotencyRecord, 'residentId' | 'key'>;

/** What a request came to: the alert as it then was, and which of its messages the request added. */
export interface Accepted {
  readonly alert: Alert;
  readonly messageNumber: number;
}

/** The right that must still stand at the moment of the write: of a source, that it is as it was read, and of what goes out by itself its officer’s too. */
export type StandingRight =
  | { readonly residentId: string; readonly memberOf: string }
  | OfficeHeld
  | { readonly source: Pick<CapSource, 'inseeCode' | 'sourceId' | 'revision'>; readonly setBy?: OfficeHeld };

interface OfficeHeld {
  readonly residentId: string;
  readonly inseeCode: string;
  readonly office: Mandate['office'];
}

/** A CAP message of a source that one of our alerts was made of, or changed by: once for each source. */
export interface ReceivedCap {
  readonly inseeCode: string;
  /** SHA-256 of what the message is known by, and of its source, hexadecimal. */
  readonly digest: string;
  readonly alertId: string;
  /** Until then its source may go on giving it; ISO 8601. */
  readonly keptUntil: string;
}

export type Seen = 'confirm' | 'deny';

/** Encrypted, and under which alert alone it can be read. */
export interface StoredPlate {
  readonly alertId: string;
  /** Base64. */
  readonly ciphertext: string;
  /** ISO 8601; from then on it is given to nobody. */
  readonly erasedAt: string;
}

/** What one sweep has the time for; what is left is due at the next one. */
export const platesErasedAtOnce = 100;

/** What is written with an alert, in the same transaction. */
interface WrittenWith {
  readonly history: readonly HistoryEntry[];
  /** The messages that now leave, by number: each is spread to the groups it is for. */
  readonly spread?: readonly number[];
  readonly idempotency?: IdempotencyRecord;
  /** The resident's record, under the version that was read. */
  readonly record?: ReporterRecord;
  readonly received?: ReceivedCap;
}

export interface AcceptEffects extends WrittenWith {
  readonly right: StandingRight;
  /** Published at once by the stream: the posting of a report, which is for one community. `pending` unless it is for officers alone. */
  readonly posting?: Posting;
  readonly plate?: StoredPlate;
  /** Of the community that practises, under the version that was read. */
  readonly exercises?: ExerciseRecord;
}

export interface SaveEffects extends WrittenWith {
  /** Of a source whose news change the alert; whoever else changes one is looked at before. */
  readonly right?: StandingRight;
  /** A resident's word as a witness, in the place of the one that was read. */
  readonly witness?: { readonly residentId: string; readonly before?: Seen; readonly after: Seen };
  /** What somebody had against it, as it has become, in the place of what was read. */
  readonly contestation?: { readonly before: Contestation; readonly after: Contestation };
}

export interface FeedPage {
  readonly limit: number;
  /** Only alerts after this id: ids are ordered by time. */
  readonly since: string;
  /** Only alerts before this id. */
  readonly before?: string;
}

/** An alert that is for everyone, and the communities that it was sent to by name. */
export interface PublicEntry {
  readonly alertId: string;
  readonly communityIds: readonly string[];
}

export interface MunicipalPage extends FeedPage {
  readonly category?: string;
  /** `expired` is what the clock made of a published one. */
  readonly status?: AlertStatus;
  /** Exercises alone, or all but exercises. */
  readonly exercise?: boolean;
  /** ISO 8601. */
  readonly now: string;
}

export interface AlertPage {
  readonly alerts: Alert[];
  readonly next?: string;
}

/** The table of alerts: each with its history, its witnesses, and what limits its author. How alerts travel is in `postings.ts`. */
export interface AlertStore {
  /**
   * Writes a new alert and all that goes with it in one transaction, if its author still has the right (and, as a member, accepted this
   * charter).
   * @returns what was first accepted, be it now or by an earlier request with the same key
   * @throws Refusal `idempotency-key-reused` when the key served another request, `changed-meanwhile` when the right or the record just
   * changed, `unavailable` when others write the same at this moment
   */
  accept(alert: Alert, effects: AcceptEffects): Promise<Accepted>;
  /**
   * What an earlier request with this key came to.
   * @throws Refusal `idempotency-key-reused` when it was another request
   */
  findAccepted(idempotency: IdempotencyRecord): Promise<Accepted | undefined>;
  /**
   * Writes an alert as it has become, if nobody saved in between, and the right stands that is given with it.
   * @param messageNumber which message the request added, for whoever repeats it
   * @returns what is now stored, its version one higher; or what an earlier request with the same key came to
   * @throws Refusal `changed-meanwhile`, `idempotency-key-reused`; `unavailable` when others write the same at this moment
   */
  save(before: Alert, after: Alert, effects: SaveEffects, messageNumber?: number): Promise<Accepted>;
  find(alertId: string): Promise<Alert | undefined>;
  /** Those that exist among these, each one once, in any order. */
  findAll(alertIds: readonly string[]): Promise<Alert[]>;
  /** The ids of the alerts posted in a group, newest first; a page can be short and still have a next one. */
  listFeed(groupId: string, page: FeedPage): Promise<{ alertIds: string[]; next?: string }>;
  /** Every alert that a resident wrote, newest first, posted or not; a page can be short and still have a next one. */
  listOwn(residentId: string, page: FeedPage): Promise<AlertPage>;
  /** Every alert of a municipality, newest first, held ones included; a page can be short and still have a next one. */
  listMunicipal(inseeCode: string, page: MunicipalPage): Promise<AlertPage>;
  /** Those of a municipality that officers told neighbours, newest first, hidden or not: none that residents reported takes a place. */
  listPublic(inseeCode: string, page: Pick<FeedPage, 'limit' | 'since'>): Promise<PublicEntry[]>;
  /** Alerts on a community's list of moderation, newest first. */
  listModeration(communityId: string, page: FeedPage): Promise<AlertPage>;
  /** The alerts that CAP messages became, by digest; those that were never received are left out. */
  findReceived(inseeCode: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>>;
  findWitness(alertId: string, residentId: string): Promise<Seen | undefined>;
  /** From the first entry to the last. */
  listHistory(alertId: string): Promise<HistoryEntry[]>;
  /** @returns a new record for a resident who never sent anything */
  findRecord(residentId: string): Promise<ReporterRecord>;
  /** Of each of these communities, in their order; new ones where nobody practised yet. */
  findExercises(communityIds: readonly string[]): Promise<ExerciseRecord[]>;
  /**
   * Whether this resident was advised on this very report within the day, by the answer to another request: the same one, repeated, is no
   * second thought. @param words SHA-256, hexadecimal
   */
  wasAdvised(request: RequestKey, words: string): Promise<boolean>;
  recordAdvice(request: RequestKey, words: string, at: Date): Promise<void>;
  findPlate(alertId: string): Promise<StoredPlate | undefined>;
  /** Erases plates whose time is over, {@link platesErasedAtOnce} at the most. @returns how many */
  erasePlates(now: Date): Promise<number>;
}
