import type { Alert } from '../../domain/alerts/alert.ts';
import { Refusal } from '../../domain/refusal.ts';
import { contributionOf } from '../../domain/statistics/contribution.ts';
import { isSame } from '../../domain/statistics/tally.ts';
import { isLarge } from '../../domain/statistics/transparency.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { CountedAlert, StatisticsStore } from '../../stores/statistics/statistics.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';

interface Dependencies {
  readonly alerts: Pick<AlertStore, 'find'>;
  readonly communities: Pick<CommunityStore, 'countReach'>;
  readonly statistics: Pick<StatisticsStore, 'findCounting' | 'count'>;
}

/**
 * Brings the figures in line with an alert as it stands. It may be asked again, late or in any order: what of the alert is in the figures
 * is written with them, and replaced by what was read after it alone.
 */
export const countAlert =
  ({ alerts, communities, statistics }: Dependencies) =>
  (alertId: string): Promise<void> =>
    retryWhenChanged(async () => {
      const [alert, { counted, delivered }] = await Promise.all([
        alerts.find(alertId),
        statistics.findCounting(alertId),
      ]);
      if (!alert) return;
      const ofMany = counted?.ofMany ?? (await isOfMany(communities, alert));
      const after = {
        ...contributionOf(alert, { delivered, ofMany }),
        ofMany,
        alertVersion: alert.version,
        totalsVersion: delivered?.version ?? 0,
      };
      if (counted && isUpToDate(counted, after)) return;
      await statistics.count(alert, counted, after);
    }, amongMany);

async function isOfMany(communities: Dependencies['communities'], { origin }: Alert): Promise<boolean> {
  return origin !== undefined && isLarge((await communities.countReach([origin.communityId])).members);
}

/** @throws Refusal `changed-meanwhile` when one part of what was read is newer than what was counted, and the other older */
function isUpToDate(counted: CountedAlert, read: CountedAlert): boolean {
  const older = read.alertVersion < counted.alertVersion || read.totalsVersion < counted.totalsVersion;
  const newer = read.alertVersion > counted.alertVersion || read.totalsVersion > counted.totalsVersion;
  if (older && newer) throw new Refusal('changed-meanwhile');
  return older || (!newer && isSame(read.tally, counted.tally));
}
