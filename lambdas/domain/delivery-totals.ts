import type { FailureReason } from '../../contract/delivery-words.ts';
import type { ChannelName } from '../../contract/fields.ts';
import { type Delays, sumOfDelays } from './delays.ts';
import { addUp, type DeliveryCounts } from './receipts.ts';

/** What all receipts of an alert come to on one channel, all its messages together. */
interface ChannelTotals {
  readonly delivered: number;
  readonly failed: number;
  readonly smsParts: number;
  readonly priceUsd: number;
  readonly delays: Delays;
}

export type DeliveryTotals = Readonly<Record<ChannelName, ChannelTotals>>;

/** The counts of one message on one channel, or of a part of its recipients. */
export interface CountedPart {
  readonly messageNumber: number;
  readonly channel: ChannelName;
  readonly counts: DeliveryCounts;
}

const microsPerUsd = 1_000_000;

export function totalsOfDelivery(parts: readonly CountedPart[]): DeliveryTotals {
  const ofChannel = (channel: ChannelName): ChannelTotals => {
    const { delivered, failed, smsParts, priceMicros, delays } = sumOfCounts(
      parts.filter((part) => part.channel === channel).map(({ counts }) => counts),
    );
    const failures = addUp(Object.values(failed));
    return { delivered, failed: failures, smsParts, priceUsd: priceMicros / microsPerUsd, delays };
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
