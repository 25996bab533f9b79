import type { ChannelName } from '../../../contract/fields.ts';

/** What became of everything that was sent about an alert on one channel. */
interface DeliveredOn {
  /** One for each message that arrived: the alert itself, and what followed it. */
  readonly delivered: number;
  readonly failed: number;
  /** Segments of 160 characters that carriers counted, and what they cost in US dollars, as their logs say. */
  readonly smsParts: number;
  readonly priceUsd: number;
}

/** What is known so far of an alert's deliveries: the totals of their ledger. */
export interface Delivered {
  /** Higher with each change. */
  readonly version: number;
  readonly totals: Readonly<Record<ChannelName, DeliveredOn>>;
  /** Different residents whom the alert reached on some channel; absent where that was not counted. */
  readonly residents?: number;
}
