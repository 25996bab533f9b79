import type { moderationOperations } from '../../../contract/operations/moderation.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { appeal } from '../../domain/moderation/appeals.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import { saveChange } from '../alerts/change-alert.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies extends MeetingStores {
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol' | 'listRoster'>;
  readonly alerts: Pick<AlertStore, 'find' | 'save'>;
  readonly clock: Clock;
}

/** Lets an author bring a decision before other moderators than those who took it. */
export const appealModeration =
  ({ clock, ...stores }: Dependencies): UseCase<typeof moderationOperations.appealModeration> =>
  ({ params: { alertId }, body: { statement }, caller }) =>
    retryWhenChanged(async () => {
      const now = clock();
      const asked = { operationId: 'appealModeration', alertId, caller, now } as const;
      const { alert, beside: communityId } = await meetAlert(stores, asked, (one) => listOf(stores.communities, one));
      const change = appeal(alert, { statement, communityId }, now);
      const { alert: appealed } = change ? await saveChange(stores.alerts, alert, change, now) : { alert };
      return { alertId, statement, at: appealed.moderation.appeal?.at ?? now.toISOString() };
    }, amongMany);

/** On which community's list it comes; what the municipality sent to all, or to its referents, on the first one's. */
async function listOf(
  communities: Dependencies['communities'],
  { origin, addressees, inseeCode }: Alert,
): Promise<string | undefined> {
  const known = origin?.communityId ?? addressees.communityIds[0];
  return known ?? (await communities.listRoster(inseeCode))[0]?.communityId;
}
