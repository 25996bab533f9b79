import type { ChannelName } from '../../../contract/fields.ts';
import type { CountedPart, SettledDelivery } from '../../domain/deliveries/delivery-totals.ts';
import type { DeliveryCounts, Ledger } from '../../domain/deliveries/receipts.ts';
import type { NoticeKey } from './postings.ts';

/** Which message of an alert, to which group, a message of SNS is. */
export interface PublishedNotice extends NoticeKey {
  /** When it was said, ISO 8601: delays count from then. */
  readonly saidAt: string;
}

/** One part of the ledger of a message on a channel: of those recipients whose digest begins with one character. */
export interface LedgerKey {
  readonly alertId: string;
  readonly messageNumber: number;
  readonly channel: ChannelName;
  readonly part: string;
}

/** A part of a ledger as it is kept; nothing was written yet at version 0. */
export interface KeptLedger {
  readonly version: number;
  readonly entries: Ledger;
}

/** The counts of a part of a ledger, and from which version of it they are. */
export type KeptCounts = LedgerKey & CountedPart & { readonly version: number };

/** What became of alerts on their way to each recipient. */
export interface DeliveryStore {
  /** Those that are known among these messages of SNS, each by its identifier. */
  findPublished(messageIds: readonly string[]): Promise<ReadonlyMap<string, PublishedNotice>>;
  findLedger(key: LedgerKey): Promise<KeptLedger>;
  /** Those that exist among these parts, in any order. */
  findLedgers(keys: readonly LedgerKey[]): Promise<KeptLedger[]>;
  /**
   * Writes a part of a ledger with its counts, if nobody wrote it since; the totals of its alert are then to be settled.
   * @throws Refusal `changed-meanwhile`
   */
  saveLedger(key: LedgerKey, before: KeptLedger, entries: Ledger, counts: DeliveryCounts, now: Date): Promise<void>;
  /** All counts of an alert, in one query. */
  listCounts(alertId: string): Promise<KeptCounts[]>;
  /** The alerts whose counts changed since their totals were settled, the longest ago first, each one once. */
  listUnsettled(limit: number): Promise<string[]>;
  /** Writes the totals that these counts come to, unless newer ones are there; counts that changed since stay unsettled. */
  settle(alertId: string, settled: SettledDelivery, counts: readonly KeptCounts[]): Promise<void>;
  findSettled(alertId: string): Promise<SettledDelivery | undefined>;
}
