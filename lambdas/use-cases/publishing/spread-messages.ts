import type { Level } from '../../../contract/fields.ts';
import type { Alert, Message } from '../../domain/alerts/alert.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import { addressedGroups, mayBeTold } from '../../domain/publishing/addressed-groups.ts';
import type { Posting } from '../../domain/publishing/posting.ts';
import { messageOf } from '../../domain/publishing/telling.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { PostingStore } from '../../stores/alerts/postings.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { Clock } from '../use-case.ts';

export interface SpreadingDependencies {
  readonly alerts: Pick<AlertStore, 'find'>;
  readonly postings: Pick<PostingStore, 'listUnspread' | 'enlist' | 'finishSpread' | 'listPostings'>;
  readonly communities: Pick<CommunityStore, 'listRoster'>;
  readonly clock: Clock;
}

/** How many postings are written at once: a commune of 500 communities then takes less than a second. */
const concurrency = 25;

/**
 * Puts every message of an alert that is not spread yet on the way to each group it is for, in the order in which they were said.
 * Whatever interrupts it, doing it again ends the same.
 * @returns the alert's level; nothing when the alert is gone
 */
export const spreadMessages =
  (dependencies: SpreadingDependencies) =>
  async (alertId: string): Promise<Level | undefined> => {
    const { alerts, postings, clock } = dependencies;
    const unspread = await postings.listUnspread(alertId);
    // Read after the list, so that it holds every message on it.
    const alert = await alerts.find(alertId);
    if (!alert) return undefined;
    for (const number of unspread) {
      const groups = await groupsFor(dependencies, alert, messageOf(alert, number));
      await forEachOf(groups, concurrency, (posting) => postings.enlist(posting, number, clock()));
      await postings.finishSpread(alertId, number);
    }
    return alert.level;
  };

/** Of the alert and its forwardings, those they are addressed to; of what was told next, whoever was sent the alert. */
async function groupsFor(
  { postings, communities }: SpreadingDependencies,
  alert: Alert,
  { number, to }: Message,
): Promise<Posting[]> {
  const { alertId, level, inseeCode } = alert;
  if (to) {
    const isForCommunities = to.allCommunities || to.communityIds.length > 0;
    const roster = isForCommunities ? await communities.listRoster(inseeCode) : [];
    const groups = addressedGroups(alert, to, roster);
    return groups.map((group) => ({ alertId, ...group, level, firstMessage: number }));
  }
  const posted = await postings.listPostings(alertId);
  return posted.map(({ posting }) => posting).filter(({ groupId }) => mayBeTold(alert, groupId));
}
