import type { openDataOperations } from '../../../contract/operations/open-data.ts';
import { isShownToAll } from '../../domain/alerts/publicity.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { capOf, readCapPlace } from './cap-of.ts';

interface Dependencies {
  readonly communities: Pick<CommunityStore, 'findMunicipality' | 'findAll'>;
  readonly alerts: Pick<AlertStore, 'find'>;
  readonly linkBaseUrl: string;
  readonly clock: Clock;
}

/** What officers told neighbours, as a document of CAP for everyone; any other alert does not exist here. */
export const getPublicCap =
  ({ communities, alerts, linkBaseUrl, clock }: Dependencies): UseCase<typeof openDataOperations.getPublicCap> =>
  async ({ params: { inseeCode, alertId }, query }) => {
    const alert = await alerts.find(alertId);
    if (alert?.inseeCode !== inseeCode || !isShownToAll(alert, clock())) throw new Refusal('alert-not-found');
    return capOf(alert, query.message, { linkBaseUrl, ...(await readCapPlace(communities, alert)) });
  };
