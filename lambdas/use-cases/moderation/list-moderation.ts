import type { moderationOperations } from '../../../contract/operations/moderation.ts';
import { isBy } from '../../domain/alerts/draft-alert.ts';
import { keptMs } from '../../domain/alerts/life.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { moderationCase } from '../../domain/moderation/moderation-case-view.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { idsOf } from '../../domain/reporting/former-ids.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { pageSince } from '../page-since.ts';
import type { Clock, UseCase } from '../use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol'>;
  readonly alerts: Pick<AlertStore, 'listModeration'>;
  readonly clock: Clock;
}

const list = 'moderation';
const defaultLimit = 20;

/** What awaits a decision in a community, for its referents and officers; nobody finds there what they wrote themselves. */
export const listModeration =
  ({ residents, communities, alerts, clock }: Dependencies): UseCase<typeof moderationOperations.listModeration> =>
  async ({ params: { communityId }, query: { limit = defaultLimit, cursor }, caller, language }) => {
    const before = readCursor(list, communityId, cursor);
    const now = clock();
    const [resident, community, page] = await Promise.all([
      residents.load(caller.residentId),
      communities.find(communityId),
      alerts.listModeration(communityId, pageSince(now.getTime() - keptMs, { limit, before })),
    ]);
    if (!community) throw new Refusal('community-not-found');
    const held = rolesOf({ resident, operator: caller.operator }, community);
    authorize('listModeration', held);
    const policeTakePart = protocolInForce(await communities.findProtocol(community.inseeCode), now);
    const isOfficer = held.has('town-hall') || (policeTakePart && held.has('police'));
    if (!isOfficer && !held.has('referent')) throw new Refusal('protocol-not-in-force');
    const viewpoint = isOfficer ? 'officer' : 'moderator';
    const ids = resident ? idsOf(resident) : [];
    const others = page.alerts.filter((alert) => !ids.some((id) => isBy(alert, id)));
    return {
      items: others.flatMap((alert) =>
        moderationCase(alert, { language, now, viewpoint, communityId, policeTakePart }),
      ),
      ...nextCursorOf(list, communityId, page.next),
    };
  };
