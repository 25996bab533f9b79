import type { Alert } from '../../domain/alerts/alert.ts';
import { longestVisibleMs } from '../../domain/alerts/life.ts';
import { isShownToAll } from '../../domain/alerts/publicity.ts';
import type { Municipality } from '../../domain/communities/community.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore, PublicEntry } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import { pageSince } from '../page-since.ts';

/** More than any town sends in a week. */
const alertsAtMost = 100;

interface Stores {
  readonly communities: Pick<CommunityStore, 'findMunicipality'>;
  readonly alerts: Pick<AlertStore, 'listPublic' | 'findAll'>;
}

interface PublicAlerts<Beside> {
  readonly municipality: Municipality;
  /** The newest first. */
  readonly alerts: readonly Alert[];
  readonly beside: Beside;
}

/**
 * What everyone may read of the alerts of a municipality's officers of the last seven days, in two reads one after the other.
 * @param readBeside what else has to be known of them; it costs no further wait
 * @throws Refusal `municipality-not-found`
 */
export async function readPublicAlerts<Beside>(
  { communities, alerts }: Stores,
  inseeCode: string,
  now: Date,
  readBeside: (entries: readonly PublicEntry[]) => Promise<Beside>,
): Promise<PublicAlerts<Beside>> {
  const page = pageSince(now.getTime() - longestVisibleMs, { limit: alertsAtMost });
  const [municipality, entries] = await Promise.all([
    communities.findMunicipality(inseeCode),
    alerts.listPublic(inseeCode, page),
  ]);
  if (!municipality) throw new Refusal('municipality-not-found');
  const [found, beside] = await Promise.all([
    alerts.findAll(entries.map(({ alertId }) => alertId)),
    readBeside(entries),
  ]);
  const shown = found.filter((alert) => isShownToAll(alert, now));
  return { municipality, alerts: shown.sort((one, other) => (one.alertId < other.alertId ? 1 : -1)), beside };
}
