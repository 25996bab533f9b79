import type { FailureReason } from '../../../contract/delivery-words.ts';
import type { ChannelName } from '../../../contract/fields.ts';
import { type Delays, sumOfDelays } from './delays.ts';
import { addUp, type DeliveryCounts } from './receipts.ts';

/** What all receipts of an alert come to on one channel, all its messages together. */
interface ChannelTotals {
  readonly delivered: number;
  readonly failed: number;
  readonly smsParts: number;
  /** In millionths of a dollar, so that sums are exact. */
  readonly priceMicros: number;
  readonly delays: Delays;
}

export type DeliveryTotals = Readonly<Record<ChannelName, ChannelTotals>>;

/** What is known of an alert's deliveries, as it was last settled. */
export interface SettledDelivery {
  /** The sum of the versions of the counts that it is made of: it only grows. */
  readonly version: number;
  readonly totals: DeliveryTotals;
  /** Different residents whom the alert reached by some channel; who is told in two of its communities counts in each. */
  readonly residents: number;
}

/** The counts of one message on one channel, or of a part of its recipients. */
export interface CountedPart {
  readonly messageNumber: number;
  readonly channel: ChannelName;
  readonly counts: DeliveryCounts;
}

export function totalsOfDelivery(parts: readonly CountedPart[]): DeliveryTotals {
  const ofChannel = (channel: ChannelName): ChannelTotals => {
    const { delivered, failed, smsParts, priceMicros, delays } = sumOfCounts(
      parts.filter((part) => part.channel === channel).map(({ counts }) => counts),
    );
    const failures = addUp(Object.values(failed));
    return { delivered, failed: failures, smsParts, priceMicros, delays };
  };
  return { email: ofChannel('email'), sms: ofChannel('sms'), push: ofChannel('push') };
}

export function sumOfCounts(all: readonly DeliveryCounts[]): DeliveryCounts {
  const failed: Partial<Record<FailureReason, number>> = {};
  for (const counts of all)
    for (const [reason, count] of Object.entries(counts.failed) as [FailureReason, number][])
      failed[reason] = (failed[reason] ?? 0) + count;
  return {
    accepted: addUp(all.map(({ accepted }) => accepted)),
    delivered: addUp(all.map(({ delivered }) => delivered)),
    failed,
    delays: sumOfDelays(all.map(({ delays }) => delays)),
    smsParts: addUp(all.map(({ smsParts }) => smsParts)),
    priceMicros: addUp(all.map(({ priceMicros }) => priceMicros)),
  };
}
