import type { statisticsOperations } from '../../../contract/operations/statistics.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { endOfDay, localDay, startOfDay } from '../../domain/local-time.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { contributionOf } from '../../domain/statistics/contribution.ts';
import { differencesOf, nameOfSheet, sumsBySheet } from '../../domain/statistics/recount.ts';
import { dayBefore, type Period } from '../../domain/statistics/statistics-period.ts';
import { isSame } from '../../domain/statistics/tally.ts';
import { isLarge } from '../../domain/statistics/transparency.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { Counting, StatisticsStore } from '../../stores/statistics/statistics.ts';
import { firstIdAt } from '../first-id-at.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly alerts: Pick<AlertStore, 'listMunicipal'>;
  readonly communities: Pick<CommunityStore, 'listSizes'>;
  readonly statistics: Pick<StatisticsStore, 'listCountings' | 'listSheets'>;
  readonly clock: Clock;
}

const list = 'statistics-check';
const defaultDays = 10;

/** All alerts of these days are kept still: an alert is for thirty times 24 hours. */
const checkedDays = 30;
const alertsPerRead = 100;

/** Counts the alerts of the last thirty days again, a few days at a time, and compares them with the figures. */
export const checkStatistics =
  ({ alerts, communities, statistics, clock }: Dependencies): UseCase<typeof statisticsOperations.checkStatistics> =>
  async ({ params: { inseeCode }, query: { limit = defaultDays, cursor }, caller }) => {
    authorize('checkStatistics', rolesByToken(caller));
    const now = clock();
    const period = periodOf(inseeCode, { limit, after: readCursor(list, inseeCode, cursor) }, now);
    const [sheets, sizes, present] = await Promise.all([
      statistics.listSheets(inseeCode, period),
      communities.listSizes(inseeCode),
      listAll(alerts, inseeCode, period, now),
    ]);
    const countings = await statistics.listCountings(present.map(({ alertId }) => alertId));
    const large = new Set(sizes.filter(({ members }) => isLarge(members)).map(({ communityId }) => communityId));
    const counted = present.map((alert) => recount(alert, countings.get(alert.alertId) ?? {}, large));
    const earliest = dayBefore(localDay(now, inseeCode), checkedDays - 1);
    return {
      ...period,
      recounted: present.length,
      different: differencesOf(sheets, sumsBySheet(counted.map(({ contribution }) => contribution))),
      behind: counted.filter(({ isBehind }) => isBehind).map(({ alertId }) => alertId),
      ...nextCursorOf(list, inseeCode, period.from > earliest ? period.from : undefined),
    };
  };

/** So many days, those before `after`; the newest first. */
function periodOf(
  inseeCode: string,
  { limit, after }: { readonly limit: number; readonly after: string | undefined },
  now: Date,
): Period {
  const today = localDay(now, inseeCode);
  const earliest = dayBefore(today, checkedDays - 1);
  const to = later(after === undefined ? today : dayBefore(after, 1), earliest);
  return { from: later(dayBefore(to, limit - 1), earliest), to };
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** Every alert that was reported on these days. */
async function listAll(
  alerts: Dependencies['alerts'],
  inseeCode: string,
  { from, to }: Period,
  now: Date,
): Promise<Alert[]> {
  const since = firstIdAt(startOfDay(from, inseeCode));
  const all: Alert[] = [];
  let before: string | undefined = firstIdAt(endOfDay(to, inseeCode));
  while (before !== undefined) {
    const page = { limit: alertsPerRead, since, before, now: now.toISOString() };
    const { alerts: found, next } = await alerts.listMunicipal(inseeCode, page);
    all.push(...found);
    before = next;
  }
  return all;
}

/** How large a community was is known of what was counted; of what was not, how large it is. */
function recount(alert: Alert, { counted, delivered }: Counting, large: ReadonlySet<string>) {
  const ofMany = counted?.ofMany ?? large.has(alert.origin?.communityId ?? '');
  const contribution = contributionOf(alert, { delivered, ofMany });
  const isCounted = counted && nameOfSheet(counted) === nameOfSheet(contribution);
  return {
    alertId: alert.alertId,
    contribution,
    isBehind: !isCounted || !isSame(counted.tally, contribution.tally),
  };
}
