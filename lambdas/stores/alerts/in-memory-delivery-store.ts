import { Refusal } from '../../domain/refusal.ts';
import { type AlertRows, keyOf } from './alert-rows.ts';
import type { DeliveryStore, LedgerKey } from './deliveries.ts';

const rowKey = ({ alertId, messageNumber, channel, part }: LedgerKey) => keyOf(alertId, messageNumber, channel, part);

/** What became of the alerts of {@link AlertRows}. */
export function inMemoryDeliveryStore(rows: AlertRows): DeliveryStore {
  const countsOf = (alertId: string) => [...rows.counts.values()].filter((each) => each.alertId === alertId);

  return {
    findPublished: async (messageIds) => {
      const found = messageIds.map((messageId) => [messageId, rows.published.get(messageId)] as const);
      return new Map(found.flatMap(([messageId, notice]) => (notice ? [[messageId, notice]] : [])));
    },

    findLedger: async (key) => rows.ledgers.get(rowKey(key)) ?? { version: 0, entries: {} },

    findLedgers: async (keys) => keys.flatMap((key) => rows.ledgers.get(rowKey(key)) ?? []),

    saveLedger: async (key, before, entries, counts) => {
      const stored = rows.ledgers.get(rowKey(key))?.version ?? 0;
      if (stored !== before.version) throw new Refusal('changed-meanwhile');
      const version = before.version + 1;
      rows.ledgers.set(rowKey(key), { version, entries });
      rows.counts.set(rowKey(key), { ...key, version, counts });
      rows.unsettled.add(rowKey(key));
    },

    listCounts: async (alertId) => countsOf(alertId),

    listUnsettled: async (limit) => {
      const waiting = [...rows.unsettled].flatMap((key) => rows.counts.get(key)?.alertId ?? []);
      return [...new Set(waiting)].slice(0, limit);
    },

    settle: async (alertId, settled, counts) => {
      if ((rows.settled.get(alertId)?.version ?? -1) < settled.version) rows.settled.set(alertId, settled);
      for (const each of counts)
        if (rows.counts.get(rowKey(each))?.version === each.version) rows.unsettled.delete(rowKey(each));
    },

    findSettled: async (alertId) => rows.settled.get(alertId),
  };
}
