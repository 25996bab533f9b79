import { encodeTime } from 'ulid';
import type { alertsOperations } from '../../contract/operations/alerts.ts';
import { alertView } from '../domain/alert-view.ts';
import { readCursor, writeCursor } from '../domain/cursor.ts';
import { longestVisibleMs } from '../domain/life.ts';
import { requireActiveMember, tends } from '../domain/permissions.ts';
import { Refusal } from '../domain/refusal.ts';
import { maySee } from '../domain/visibility.ts';
import type { AlertStore } from '../stores/alerts/alerts.ts';
import type { CommunityStore } from '../stores/communities/communities.ts';
import type { ResidentStore } from '../stores/residents/residents.ts';
import type { Clock, UseCase } from './use-case.ts';

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find'>;
  readonly alerts: Pick<AlertStore, 'listPostings'>;
  readonly clock: Clock;
}

const defaultLimit = 20;

/** The feed of a community, newest first, without what has expired. */
export const listAlerts =
  ({ residents, communities, alerts, clock }: Dependencies): UseCase<typeof alertsOperations.listAlerts> =>
  async ({ params: { communityId }, query, caller, language }) => {
    const before = query.cursor === undefined ? undefined : readCursor('alerts', communityId, query.cursor);
    const now = clock();
    const [resident, community, page] = await Promise.all([
      residents.load(caller.residentId),
      communities.find(communityId),
      alerts.listPostings(communityId, {
        limit: query.limit ?? defaultLimit,
        since: firstIdAt(now.getTime() - longestVisibleMs),
        now: now.toISOString(),
        ...(before === undefined ? {} : { before }),
      }),
    ]);
    if (!community) throw new Refusal('community-not-found');
    const reader = requireActiveMember(resident, communityId);
    const tending = tends(reader, community);
    const visible = page.postings.filter((posting) => maySee(reader, posting, { tends: tending }));
    return {
      items: visible.map((posting) => alertView(posting, language, { seesAuthors: tending })),
      ...(page.next === undefined ? {} : { nextCursor: writeCursor('alerts', communityId, page.next) }),
    };
  };

/** The least identifier that an alert of that moment can have. */
function firstIdAt(timeMs: number): string {
  return `${encodeTime(timeMs, 10)}${'0'.repeat(16)}`;
}
