import type { ChannelName, Level } from '../../contract/fields.ts';
import type { Preview } from '../../contract/operations/official-alerts.ts';
import { topicLevels } from './level.ts';
import type { ReachCounts } from './reach-counts.ts';

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
  const reached = (channel: ChannelName) =>
    topicLevels(level).reduce((sum, minimumLevel) => sum + counts[channel][minimumLevel], 0);
  const channels = { email: reached('email'), sms: reached('sms'), push: reached('push') };
  const smsSegments = channels.sms * segmentsPerSms;
  return {
    residents: counts.members,
    channels,
    smsSegments,
    estimatedCost: { amount: roundedToCents(smsSegments * segmentPrice), currency: 'EUR' },
  };
}

const roundedToCents = (euros: number): number => Math.round(euros * 100) / 100;
