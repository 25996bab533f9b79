import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Contestation } from '../../domain/contestations/contestation.ts';
import { tooManyContestations } from '../../domain/contestations/contestation-limits.ts';
import { Refusal } from '../../domain/refusal.ts';
import { utcDay } from '../../domain/utc-day.ts';
import { isKept } from '../alerts/alert-items.ts';
import { readPage } from '../alerts/alert-pages.ts';
import { putNew, putVersion } from '../conditional-puts.ts';
import { type Database, findItem, TransactionCancelled, transact } from '../database.ts';
import { countOf, saltsIn } from '../source-counts.ts';
import { transactAmongMany } from '../transact-among-many.ts';
import {
  contestationItem,
  contestationKey,
  contestationsOf,
  contestationsPending,
  parseContestation,
} from './contestation-items.ts';
import type { ContestationStore } from './contestations.ts';

/** Contestations in the DynamoDB table of alerts. */
export function dynamoContestationStore(
  database: Database,
  table: string,
  clock: () => Date = () => new Date(),
): ContestationStore {
  return {
    saltOf: saltsIn(database, table),

    receive: async ({ origins, mostForMunicipality }, contestation, now) => {
      const day = utcDay(now);
      const counts = origins.map(({ digest, most }) => countOf(table, digest, day, most));
      const kept = contestation
        ? [
            countOf(table, contestation.inseeCode, day, mostForMunicipality),
            putNew(table, contestationItem(contestation)),
          ]
        : [];
      try {
        await transactAmongMany(database, [...counts, ...kept]);
      } catch (error) {
        throw asRefusal(error, counts.length + (contestation ? 1 : 0), now);
      }
    },

    find: async (contestationId) => {
      const item = await findItem(database, table, contestationKey(contestationId));
      return item && isKept(item, clock()) ? parseContestation(item) : undefined;
    },

    list: async (inseeCode, page) => {
      const listing = {
        index: 'byMunicipality',
        partition: 'municipalityKey',
        sort: 'municipalitySort',
        of: contestationsOf(inseeCode),
      };
      const { items, ...rest } = await readPage(database, table, listing, { ...page, now: clock() });
      return { contestations: items.map(parseContestation), ...rest };
    },

    listDue: async (now, limit) => {
      const { Items = [] } = await database.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'pending',
          KeyConditionExpression: 'pendingKey = :pending AND dueAt <= :now',
          ExpressionAttributeValues: { ':pending': contestationsPending, ':now': now.getTime() },
          Limit: limit,
        }),
      );
      return Items.map(parseContestation);
    },

    save: async (before, after) => {
      const saved: Contestation = { ...after, version: before.version + 1 };
      try {
        await transact(database, [putVersion(table, contestationItem(saved), before.version)]);
        return saved;
      } catch (error) {
        const changed = error instanceof TransactionCancelled && (error.conditionFailed(0) || error.passing);
        throw changed ? new Refusal('changed-meanwhile', { cause: error }) : error;
      }
    },
  };
}

/** Which of the counts was met does not matter to whoever asks. @param counts how many come first in the transaction */
function asRefusal(error: unknown, counts: number, now: Date): unknown {
  if (!(error instanceof TransactionCancelled)) return error;
  if (Array.from({ length: counts }, (_, nth) => nth).some((nth) => error.conditionFailed(nth)))
    return tooManyContestations(now, error);
  return error.passing ? new Refusal('unavailable', { retryAfterSeconds: 1, cause: error }) : error;
}
