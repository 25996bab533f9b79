import type { officialAlertsOperations } from '../../../contract/operations/official-alerts.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { alertView } from '../../domain/alerts/alert-view.ts';
import { speakerTowards } from '../../domain/alerts/speaker.ts';
import { confirm, isAsRead } from '../../domain/official-alerts/confirmation.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';
import { countAudience } from './count-audience.ts';

interface Dependencies extends MeetingStores {
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol' | 'countReach' | 'countMunicipalReach'>;
  readonly alerts: Pick<AlertStore, 'find' | 'save'>;
  readonly clock: Clock;
}

/** Whom a draft would reach; what waits otherwise was counted when it was accepted. */
async function countDrafted(
  communities: Dependencies['communities'],
  { awaits, inseeCode }: Alert,
): Promise<number | undefined> {
  if (awaits?.what !== 'draft') return undefined;
  return (await countAudience(communities, inseeCode, awaits.to)).members;
}

/** Lets out, as a second officer, what waited for one, or what a source drafted; of two at once the first one confirms. */
export const confirmAlert =
  (dependencies: Dependencies): UseCase<typeof officialAlertsOperations.confirmAlert> =>
  async (request) => {
    const confirmed = await retryWhenChanged(() => confirmAsRead(dependencies, request), amongMany);
    if (!confirmed) throw new Refusal('changed-meanwhile');
    return confirmed;
  };

/** @returns nothing when something else waits than what the officer has read: to try again would not help */
async function confirmAsRead(
  { alerts, clock, ...stores }: Dependencies,
  { params: { alertId }, query, caller, language }: Request<typeof officialAlertsOperations.confirmAlert>,
) {
  const now = clock();
  const asked = { operationId: 'confirmAlert', alertId, caller, now } as const;
  const meeting = await meetAlert({ alerts, ...stores }, asked, (found) => countDrafted(stores.communities, found));
  const { resident, alert, held, policeTakePart, beside: residents } = meeting;
  if (!isAsRead(alert, query.awaitsSince)) return undefined;
  const confirmed = confirm(alert, speakerTowards(resident, held), now, residents);
  const saved = await saveChange(alerts, alert, confirmed, now);
  return alertView(saved.alert, { language, now, viewpoint: 'officer', policeTakePart });
}
