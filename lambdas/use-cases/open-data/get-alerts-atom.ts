import type { openDataOperations } from '../../../contract/operations/open-data.ts';
import { atomFeed } from '../../domain/open-data/atom-feed.ts';
import type { Publisher } from '../../domain/open-data/public-alert.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { readPublicAlerts } from './read-public-alerts.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'findMunicipality'>;
  readonly alerts: Pick<AlertStore, 'listPublic' | 'findAll'>;
  readonly publisher: Publisher;
  readonly clock: Clock;
}

/** What the officers of a municipality told neighbours of late, for whoever follows it. */
export const getAlertsAtom =
  ({ publisher, clock, ...stores }: Dependencies): UseCase<typeof openDataOperations.getAlertsAtom> =>
  async ({ params: { inseeCode } }) => {
    const { municipality, alerts } = await readPublicAlerts(stores, inseeCode, clock(), async () => undefined);
    return atomFeed(municipality, alerts, publisher);
  };
