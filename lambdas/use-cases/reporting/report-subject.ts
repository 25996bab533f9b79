import { findCategory } from '../../../contract/categories.ts';
import type { alertsOperations } from '../../../contract/operations/alerts.ts';
import { isExercise } from '../../domain/messages/words.ts';
import { weighedRecord } from '../../domain/reporting/former-ids.ts';
import { mayNeedRewording } from '../../domain/reporting/risk.ts';
import { screen } from '../../domain/screening/screen.ts';
import type { AlertStore, IdempotencyRecord } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { findFormerRecords } from '../alerts/find-former-records.ts';
import type { Request } from '../use-case.ts';
import { adviceDigest } from './report-advice.ts';

interface Stores {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findSpecialCategory'>;
  readonly alerts: Pick<AlertStore, 'findAccepted' | 'findRecord' | 'findExercises' | 'wasAdvised'>;
}

/** All that the report is judged by, at once. */
export async function readSubject(
  { residents, communities, alerts }: Stores,
  request: Request<typeof alertsOperations.reportAlert>,
  idempotency: IdempotencyRecord,
) {
  const { params, body, caller } = request;
  const { residentId } = caller;
  const found = screen(body);
  const [resident, { community, category }, earlier, record, [exercises], advised] = await Promise.all([
    residents.load(residentId),
    findCommunity(communities, params.communityId, body.category),
    alerts.findAccepted(idempotency),
    alerts.findRecord(residentId),
    isExercise(body) ? alerts.findExercises([params.communityId]) : [],
    mayNeedRewording(body.category, found) && alerts.wasAdvised(idempotency, adviceDigest(request)),
  ]);
  const former = resident ? await findFormerRecords(alerts, resident) : [];
  const weighed = weighedRecord(record, former);
  const { operator } = caller;
  return { resident, operator, community, category, earlier, record, weighed, exercises, advised, found };
}

/** What a report is judged by. */
export type Subject = Awaited<ReturnType<typeof readSubject>>;

/**
 * The community, and the category, which may be its municipality's own. Which municipality that is the community says, so that such a
 * category costs the report one more trip to the database, and a built-in one none.
 */
async function findCommunity(communities: Stores['communities'], communityId: string, categoryId: string) {
  const community = await communities.find(communityId);
  const builtIn = findCategory(categoryId);
  if (builtIn || !community) return { community, category: builtIn };
  return { community, category: await communities.findSpecialCategory(community.inseeCode, categoryId) };
}
