import type { ChannelName } from '../../contract/fields.ts';

/** What became of everything that was sent about an alert so far, as the ledger of deliveries adds it up. */
export interface DeliveryTotals {
  /** Higher with each change. */
  readonly version: number;
  readonly delivered: Readonly<Record<ChannelName, number>>;
  readonly failed: Readonly<Record<ChannelName, number>>;
  /** Segments of 160 characters that carriers count. */
  readonly smsParts: number;
  /** What the logs of deliveries say that these cost, in US dollars. */
  readonly priceUsd?: number;
  /** Different residents whom at least one channel reached. */
  readonly residents?: number;
}
