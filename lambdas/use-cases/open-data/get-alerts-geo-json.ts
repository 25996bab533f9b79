import type { openDataOperations } from '../../../contract/operations/open-data.ts';
import { alertFeatures } from '../../domain/open-data/alert-features.ts';
import type { Publisher } from '../../domain/open-data/public-alert.ts';
import type { AlertStore, PublicEntry } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { readPublicAlerts } from './read-public-alerts.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'findMunicipality' | 'findAll'>;
  readonly alerts: Pick<AlertStore, 'listPublic' | 'findAll'>;
  readonly publisher: Publisher;
  readonly clock: Clock;
}

/** As many outlines as are read at once; whatever went to others besides has its own place, or none. */
const outlinesAtMost = 100;

/** What the officers of a municipality told neighbours of late, on a map. */
export const getAlertsGeoJson =
  ({ communities, alerts, publisher, clock }: Dependencies): UseCase<typeof openDataOperations.getAlertsGeoJson> =>
  async ({ params: { inseeCode } }) => {
    const now = clock();
    const readAreas = async (entries: readonly PublicEntry[]) => {
      const ids = new Set(entries.flatMap(({ communityIds }) => communityIds));
      const found = await communities.findAll([...ids].slice(0, outlinesAtMost));
      return new Map(found.map(({ communityId, area }) => [communityId, area]));
    };
    const shown = await readPublicAlerts({ communities, alerts }, inseeCode, now, readAreas);
    return alertFeatures(shown.alerts, (communityId) => shown.beside.get(communityId), publisher, now);
  };
