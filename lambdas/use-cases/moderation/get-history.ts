import type { moderationOperations } from '../../../contract/operations/moderation.ts';
import { historyView } from '../../domain/alerts/history-view.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { AlertStore } from '../../stores/alerts/alerts.ts';
import { type MeetingStores, meetAlert } from '../alerts/meet-alert.ts';
import type { Clock, UseCase } from '../use-case.ts';
import { readHistory } from './read-history.ts';

interface Dependencies extends MeetingStores {
  readonly alerts: Pick<AlertStore, 'find' | 'listHistory'>;
  readonly clock: Clock;
}

/** Who did what with an alert, for its officers, and whether it still stands as it was written. */
export const getHistory =
  ({ clock, ...stores }: Dependencies): UseCase<typeof moderationOperations.getHistory> =>
  async ({ params: { alertId }, caller }) => {
    const asked = { operationId: 'getHistory', alertId, caller, now: clock() } as const;
    const { beside: history } = await meetAlert(stores, asked, () => readHistory(stores.alerts, alertId));
    if (!history) throw new Refusal('alert-not-found');
    return { items: history.entries.map(historyView), intact: history.brokenAt === undefined };
  };
