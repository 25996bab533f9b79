import type { alertsOperations } from '../../contract/operations/alerts.ts';
import { alertView } from '../domain/alert-view.ts';
import { isExpired } from '../domain/life.ts';
import { tends } from '../domain/permissions.ts';
import type { Posting } from '../domain/posting.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Resident } from '../domain/resident.ts';
import { maySee } from '../domain/visibility.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'findAll'>;
  readonly alerts: Pick<AlertStore, 'findPostings'>;
  readonly clock: Clock;
}

/** One alert, to whoever may see one of its postings; to anyone else it does not exist. */
export const getAlert =
  ({ residents, communities, alerts, clock }: Dependencies): UseCase<typeof alertsOperations.getAlert> =>
  async ({ params: { alertId }, caller, language }) => {
    const [resident, postings] = await Promise.all([residents.load(caller.residentId), alerts.findPostings(alertId)]);
    const visible = postings.filter((posting) => !isExpired(posting, clock()));
    const tended = resident ? await tendedCommunities(communities, resident, visible) : new Set<string>();
    const posting = visible.find((one) => resident && maySee(resident, one, { tends: tended.has(one.communityId) }));
    if (!posting) throw new Refusal('alert-not-found');
    return alertView(posting, language, { seesAuthors: tended.has(posting.communityId) });
  };

/** The communities among the postings' that this resident tends, as referent or officer; asked only of someone with a mandate there. */
async function tendedCommunities(
  communities: Dependencies['communities'],
  resident: Resident,
  postings: readonly Posting[],
) {
  const concerned = postings.filter(({ inseeCode }) =>
    resident.mandates.some((mandate) => mandate.inseeCode === inseeCode),
  );
  if (concerned.length === 0) return new Set<string>();
  const found = await communities.findAll(concerned.map(({ communityId }) => communityId));
  return new Set(found.filter((community) => tends(resident, community)).map(({ communityId }) => communityId));
}
