import { createHash } from 'node:crypto';
import { findCategory } from '../../contract/categories.ts';
import type { alertsOperations } from '../../contract/operations/alerts.ts';
import { alertView } from '../domain/alert-view.ts';
import { authorOf } from '../domain/author.ts';
import { requireActiveMember, requireCharter } from '../domain/permissions.ts';
import { Refusal } from '../domain/refusal.ts';
import { checkReport, draftPosting, requireSender } from '../domain/report.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findSpecialCategory'>;
  readonly alerts: Pick<AlertStore, 'accept' | 'findAccepted'>;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
}

/** Accepts a report: once it answers, the alert is written with its posting, and the stream publishes it. */
export const reportAlert =
  ({ residents, communities, alerts, clock, newId }: Dependencies): UseCase<typeof alertsOperations.reportAlert> =>
  async ({ params: { communityId }, headers, body, caller, language }) => {
    const idempotency = {
      residentId: caller.residentId,
      key: headers['idempotency-key'].toLowerCase(),
      digest: digestOf({ communityId, body }),
    };
    const [resident, { community, category: found }, earlier] = await Promise.all([
      residents.load(caller.residentId),
      findSubject(communities, communityId, body.category),
      alerts.findAccepted(idempotency),
    ]);
    // What was accepted stays accepted, even when the same report would come too late by now.
    if (earlier) return alertView(earlier, language, { seesAuthors: false });
    if (!community) throw new Refusal('community-not-found');
    const reporter = requireActiveMember(resident, communityId);
    requireCharter(reporter);
    const now = clock();
    const category = checkReport(body, found, community, now);
    const author = authorOf(reporter, community, body.hideAuthor ?? false);
    requireSender(category, author);
    const posting = draftPosting(newId(now), body, category, community, author, now);
    const accepted = await alerts.accept(posting, idempotency);
    return alertView(accepted, language, { seesAuthors: false });
  };

/**
 * The community, and the category, which may be its municipality's own. Which municipality that is the community says, so that such a
 * category costs the report one more trip to the database, and a built-in one none.
 */
async function findSubject(communities: Dependencies['communities'], communityId: string, categoryId: string) {
  const community = await communities.find(communityId);
  const builtIn = findCategory(categoryId);
  if (builtIn || !community) return { community, category: builtIn };
  return { community, category: await communities.findSpecialCategory(community.inseeCode, categoryId) };
}

/** The same request always has the same digest: its fields come in the order of their schema. */
function digestOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
