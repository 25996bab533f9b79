import { Refusal } from '../../domain/refusal.ts';
import { parseSettled, totalsKey } from '../alerts/delivery-items.ts';
import { municipalityGroup } from '../communities/community-items.ts';
import { type Database, findItem, getAll, type Item, queryAll, TransactionCancelled, type Write } from '../database.ts';
import { transactAmongMany } from '../transact-among-many.ts';
import type { CountedAlert, Counting, StatisticsStore } from './statistics.ts';
import {
  countedItem,
  countedKey,
  parseCounted,
  parseSheet,
  sheetWrites,
  statisticsPrefix,
} from './statistics-items.ts';

interface StatisticsTables {
  readonly alerts: string;
  readonly communities: string;
}

/** Greater than whatever follows a day in a key. */
const lastSheet = '~';

/** The figures on DynamoDB: the sheets beside the communities, what of each alert is on them beside the alert. */
export function dynamoStatisticsStore(database: Database, { alerts, communities }: StatisticsTables): StatisticsStore {
  return {
    findCounting: async (alertId) => {
      const items = await Promise.all([
        findItem(database, alerts, countedKey(alertId)),
        findItem(database, alerts, totalsKey(alertId)),
      ]);
      return countingOf(...items);
    },

    listCountings: async (alertIds) => {
      const keys = [...new Set(alertIds)].flatMap((alertId) => [countedKey(alertId), totalsKey(alertId)]);
      const items = await getAll(database, alerts, keys);
      const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
      const itemAt = ({ pk, sk }: { pk: string; sk: string }) => byKey.get(`${pk} ${sk}`);
      return new Map(
        alertIds.map((alertId) => [alertId, countingOf(itemAt(countedKey(alertId)), itemAt(totalsKey(alertId)))]),
      );
    },

    count: async (alert, before, after) => {
      const writes = [
        putCounted(alerts, countedItem(alert, after), before),
        ...sheetWrites(communities, before, after),
      ];
      try {
        await transactAmongMany(database, writes);
      } catch (error) {
        const counted = error instanceof TransactionCancelled && error.conditionFailed(0);
        throw counted ? new Refusal('changed-meanwhile', { cause: error }) : error;
      }
    },

    listSheets: async (inseeCode, { from, to }) => {
      const items = await queryAll(database, {
        TableName: communities,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': municipalityGroup(inseeCode),
          ':from': `${statisticsPrefix}${from}`,
          ':to': `${statisticsPrefix}${to}${lastSheet}`,
        },
      });
      return items.map(parseSheet).filter((sheet) => Object.keys(sheet.tally).length > 0);
    },
  };
}

function countingOf(counted: Item | undefined, totals: Item | undefined): Counting {
  return {
    ...(counted ? { counted: parseCounted(counted) } : {}),
    ...(totals ? { delivered: parseSettled(totals) } : {}),
  };
}

/** On the condition that what is taken off the sheets is still what of the alert is on them. */
function putCounted(table: string, item: Item, before: CountedAlert | undefined): Write {
  if (!before) return { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: 'alertVersion = :alert AND totalsVersion = :totals AND tally = :tally',
      ExpressionAttributeValues: {
        ':alert': before.alertVersion,
        ':totals': before.totalsVersion,
        ':tally': before.tally,
      },
    },
  };
}
