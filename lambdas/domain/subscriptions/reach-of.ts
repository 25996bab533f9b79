/** Whom an alert reaches: of those it is for, each channel whose minimum level its own one attains. */
import type { ChannelName, Level } from '../../../contract/fields.ts';
import type { ReachView } from '../../../contract/operations/alert-fields.ts';
import type { Alert } from '../alerts/alert.ts';
import { topicLevels } from '../level.ts';
import type { ReachCounts } from './reach-counts.ts';

export function reachAt(counts: ReachCounts, level: Level): ReachView {
  const reached = (channel: ChannelName) =>
    topicLevels(level).reduce((sum, minimumLevel) => sum + counts[channel][minimumLevel], 0);
  return {
    residents: counts.members,
    channels: { email: reached('email'), sms: reached('sms'), push: reached('push') },
  };
}

/** Nobody is told of a report that officers alone read: it waits for them in their list. @param counts of those it was sent to */
export function reachOf(alert: Pick<Alert, 'level' | 'readers' | 'origin'>, counts: ReachCounts): ReachView {
  const tellsNobody = alert.origin !== undefined && alert.readers === 'officers';
  return tellsNobody ? { residents: 0, channels: { email: 0, sms: 0, push: 0 } } : reachAt(counts, alert.level);
}
