import { isDeepStrictEqual } from 'node:util';
import type { SettledDelivery } from '../../domain/deliveries/delivery-totals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { CountedSheet } from '../../domain/statistics/contribution.ts';
import { differenceOf, sumOf } from '../../domain/statistics/tally.ts';
import type { CountedAlert, StatisticsStore } from './statistics.ts';
import { sheetKey } from './statistics-items.ts';

/**
 * The figures of one process, for tests.
 * @param totals what was delivered of each alert, which others write
 */
export function inMemoryStatisticsStore(totals: ReadonlyMap<string, SettledDelivery> = new Map()): StatisticsStore {
  const counted = new Map<string, CountedAlert>();
  const sheets = new Map<string, CountedSheet>();
  const nameOf = (sheet: CountedSheet) => Object.values(sheetKey(sheet)).join(' ');

  const add = (on: CountedSheet, tally: CountedSheet['tally']) => {
    const { inseeCode, day, communityId, exercise, readers } = on;
    const of = communityId === undefined ? {} : { communityId };
    const sum = sumOf([sheets.get(nameOf(on))?.tally ?? {}, tally]);
    sheets.set(nameOf(on), { inseeCode, day, ...of, exercise, readers, tally: sum });
  };

  const countingOf = (alertId: string) => {
    const [before, delivered] = [counted.get(alertId), totals.get(alertId)];
    return { ...(before ? { counted: before } : {}), ...(delivered ? { delivered } : {}) };
  };

  return {
    findCounting: async (alertId) => countingOf(alertId),

    listCountings: async (alertIds) => new Map(alertIds.map((alertId) => [alertId, countingOf(alertId)])),

    count: async ({ alertId }, before, after) => {
      if (!isDeepStrictEqual(counted.get(alertId), before)) throw new Refusal('changed-meanwhile');
      counted.set(alertId, after);
      if (before) add(before, differenceOf({}, before.tally));
      add(after, after.tally);
    },

    listSheets: async (inseeCode, { from, to }) =>
      [...sheets.values()].filter(
        (sheet) =>
          sheet.inseeCode === inseeCode && sheet.day >= from && sheet.day <= to && Object.keys(sheet.tally).length > 0,
      ),
  };
}
