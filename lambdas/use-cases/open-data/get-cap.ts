import type { openDataOperations } from '../../../contract/operations/open-data.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { wasPublished } from '../../domain/alerts/alert-state.ts';
import { isGone, viewpointOf } from '../../domain/alerts/visibility.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { capOf, readCapPlace } from './cap-of.ts';

interface Dependencies extends MeetingStores {
  readonly communities: Pick<CommunityStore, 'find' | 'findProtocol' | 'findMunicipality' | 'findAll'>;
  readonly linkBaseUrl: string;
  readonly clock: Clock;
}

/** An alert as a document of CAP, to whoever may see it; officers too read there what neighbours do. */
export const getCap =
  ({ linkBaseUrl, clock, ...stores }: Dependencies): UseCase<typeof openDataOperations.getCap> =>
  async ({ params: { alertId }, query, caller }) => {
    const now = clock();
    const asked = { operationId: 'getCap', alertId, caller, now } as const;
    const { resident, alert, held, beside } = await meetAlert(stores, asked, (found) =>
      readCapPlace(stores.communities, found),
    );
    const viewpoint = viewpointOf(resident, alert, held);
    if (!viewpoint || isGone(alert, viewpoint, now)) throw new Refusal('alert-not-found');
    requirePublished(alert);
    return capOf(alert, query.message, { linkBaseUrl, municipality: beside?.municipality, areas: beside?.areas ?? [] });
  };

/** @throws Refusal why nothing was ever said of it */
function requirePublished(alert: Alert): void {
  if (wasPublished(alert)) return;
  if (alert.status === 'refused') throw new Refusal('alert-refused');
  throw new Refusal(alert.status === 'held' ? 'alert-held' : 'alert-retracted');
}
