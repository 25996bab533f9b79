/** What an alert became, message by message: the answer to whoever sent it or looks after it. */
import type { FailureReason } from '../../../contract/delivery-words.ts';
import type { ChannelName } from '../../../contract/fields.ts';
import type { ChannelDelivery, MessageDelivery } from '../../../contract/operations/deliveries.ts';
import type { Alert, Message } from '../alerts/alert.ts';
import { quantileOf } from '../histogram.ts';
import type { Publication } from '../publishing/posting.ts';
import { histogramOf } from './delays.ts';
import { type CountedPart, sumOfCounts } from './delivery-totals.ts';
import { addUp, type DeliveryCounts } from './receipts.ts';

/** How far each posting of the alert is. */
type Publications = readonly Pick<Publication, 'outcomes' | 'eligible'>[];

export function deliveryReport(
  { messages }: Pick<Alert, 'messages'>,
  publications: Publications,
  parts: readonly CountedPart[],
): MessageDelivery[] {
  return messages.map((message) => {
    const ofMessage = parts.filter(({ messageNumber }) => messageNumber === message.number);
    const on = (channel: ChannelName) => {
      const counts = sumOfCounts(ofMessage.filter((part) => part.channel === channel).map((part) => part.counts));
      return channelDelivery(channel, reachOf(channel, message, publications), counts);
    };
    const { number, kind, at } = message;
    return { number, kind, at, channels: { push: on('push'), sms: on('sms'), email: on('email') } };
  });
}

/** How many residents a message was for, and for how many of them a topic took it. */
interface MessageReach {
  readonly eligible: number;
  readonly published: number;
}

function reachOf(channel: ChannelName, { number }: Message, publications: Publications): MessageReach {
  const countOf = ({ eligible }: Publications[number]) => eligible[number]?.[channel] ?? 0;
  const published = publications.filter(({ outcomes }) => outcomes[number] === 'published');
  return { eligible: addUp(publications.map(countOf)), published: addUp(published.map(countOf)) };
}

/**
 * SNS takes a message for all subscribers of a topic at once; SES takes every e-mail by itself, and says so. Whoever a receipt tells of
 * was eligible, though the count may have missed them: residents change their choices while a message leaves.
 */
function channelDelivery(
  channel: ChannelName,
  { eligible, published }: MessageReach,
  counts: DeliveryCounts,
): ChannelDelivery {
  const failed = (Object.entries(counts.failed) as [FailureReason, number][])
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
  const failures = addUp(failed.map(({ count }) => count));
  const known = counts.accepted + counts.delivered + failures;
  const accepted = channel === 'email' ? known - (counts.failed['address-refused'] ?? 0) : Math.max(published, known);
  return {
    eligible: Math.max(eligible, known),
    accepted,
    delivered: counts.delivered,
    failed,
    notYetKnown: channel === 'email' ? counts.accepted : accepted - counts.delivered - failures,
    ...delaysOf(counts),
  };
}

function delaysOf({ delays }: DeliveryCounts): Pick<ChannelDelivery, 'medianMs' | 'p95Ms'> {
  const histogram = histogramOf(delays);
  const [medianMs, p95Ms] = [quantileOf(histogram, 0.5), quantileOf(histogram, 0.95)];
  return medianMs === undefined || p95Ms === undefined ? {} : { medianMs, p95Ms };
}
