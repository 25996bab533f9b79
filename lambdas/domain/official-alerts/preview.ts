import type { Level } from '../../../contract/fields.ts';
import type { Preview } from '../../../contract/operations/official-alerts.ts';
import type { ReachCounts } from '../subscriptions/reach-counts.ts';
import { reachAt } from '../subscriptions/reach-of.ts';

/** Every SMS is one segment of 160 characters, whatever it tells. */
const segmentsPerSms = 1;

/**
 * Whom an alert of this level would reach, and what its SMS would cost.
 * @param segmentPrice in euros
 */
export function previewReach(
  counts: ReachCounts,
  level: Level,
  segmentPrice: number,
): Pick<Preview, 'residents' | 'channels' | 'smsSegments' | 'estimatedCost'> {
  const reach = reachAt(counts, level);
  const smsSegments = reach.channels.sms * segmentsPerSms;
  return {
    ...reach,
    smsSegments,
    estimatedCost: { amount: roundedToCents(smsSegments * segmentPrice), currency: 'EUR' },
  };
}

const roundedToCents = (euros: number): number => Math.round(euros * 100) / 100;
