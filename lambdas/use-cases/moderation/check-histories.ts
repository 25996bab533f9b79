import type { moderationOperations } from '../../../contract/operations/moderation.ts';
import { keptMs } from '../../domain/alerts/life.ts';
import { nextCursorOf, readCursor } from '../../domain/cursor.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import { pageSince } from '../page-since.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { readHistory } from './read-history.ts';

interface Dependencies {
  readonly alerts: Pick<AlertStore, 'find' | 'listHistory' | 'listMunicipal'>;
  readonly clock: Clock;
}

const list = 'history-check';
const defaultLimit = 20;
const atOnce = 10;

/** Looks for histories that are no longer as they were written, a page of a municipality's alerts at a time. */
export const checkHistories =
  ({ alerts, clock }: Dependencies): UseCase<typeof moderationOperations.checkHistories> =>
  async ({ params: { inseeCode }, query: { limit = defaultLimit, cursor }, caller }) => {
    authorize('checkHistories', rolesByToken(caller));
    const before = readCursor(list, inseeCode, cursor);
    const now = clock();
    const { alerts: listed, next } = await alerts.listMunicipal(inseeCode, {
      ...pageSince(now.getTime() - keptMs, { limit, before }),
      now: now.toISOString(),
    });
    const broken: { alertId: string; number: number }[] = [];
    await forEachOf(listed, atOnce, async ({ alertId }) => {
      const history = await readHistory(alerts, alertId);
      if (history?.brokenAt !== undefined) broken.push({ alertId, number: history.brokenAt });
    });
    return {
      checked: listed.length,
      broken,
      ...nextCursorOf(list, inseeCode, next),
    };
  };
