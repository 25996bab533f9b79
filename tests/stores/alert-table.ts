/** A table of alerts for each test, in each of its two versions, with a clock that the test moves. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import { encodeTime } from 'ulid';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import type { SettledDelivery } from '../../lambdas/domain/deliveries/delivery-totals.ts';
import { Refusal } from '../../lambdas/domain/refusal.ts';
import type { AcceptEffects, Accepted, AlertStore } from '../../lambdas/stores/alerts/alerts.ts';
import type { DeliveryStore } from '../../lambdas/stores/alerts/deliveries.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoDeliveryStore } from '../../lambdas/stores/alerts/dynamodb-deliveries.ts';
import { dynamoPostingStore } from '../../lambdas/stores/alerts/dynamodb-postings.ts';
import { inMemoryAlertTable } from '../../lambdas/stores/alerts/in-memory-alerts.ts';
import type { PostingStore } from '../../lambdas/stores/alerts/postings.ts';
import type { ContestationStore } from '../../lambdas/stores/contestations/contestations.ts';
import { dynamoContestationStore } from '../../lambdas/stores/contestations/dynamodb-contestations.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { inMemoryResidentStore } from '../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { dynamoStatisticsStore } from '../../lambdas/stores/statistics/dynamodb-statistics.ts';
import { inMemoryStatisticsStore } from '../../lambdas/stores/statistics/in-memory-statistics.ts';
import type { StatisticsStore } from '../../lambdas/stores/statistics/statistics.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { givenReporter } from '../unit/support/given-reporter.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

export interface AlertTable {
  readonly alerts: AlertStore;
  readonly postings: PostingStore;
  readonly deliveries: DeliveryStore;
  readonly residents: ResidentStore;
  readonly contestations: ContestationStore;
  readonly statistics: StatisticsStore;
  readonly clock: { now: Date };
  /** Writes what was delivered of an alert, as the ledger of deliveries does. */
  putTotals(alertId: string, delivered: SettledDelivery): Promise<void>;
}

const reportedAtMs = Date.parse(anAlert().reportedAt);

/** So many seconds after alerts were reported. */
export const at = (seconds: number): Date => new Date(reportedAtMs + seconds * 1000);
export const days = (count: number): number => count * 86_400;

/** Before every alert. */
export const since = '0'.repeat(26);

/** The n-th alert of this minute, in the order of their identifiers; the same one each time. */
export const alertOf = (order: number, overrides: Partial<Alert> = {}): Alert =>
  anAlert({ alertId: `${encodeTime(reportedAtMs + order)}${'0'.repeat(16)}`, ...overrides });

/** Accepts a report of somebody who may report it. */
export async function accept(
  { alerts, residents }: AlertTable,
  alert: Alert,
  differences: Partial<AcceptEffects> = {},
): Promise<Accepted> {
  await givenReporter(residents, alert);
  return alerts.accept(alert, reportEffects(alert, differences));
}

/** The code of the refusal that it ends in. */
export const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => (error instanceof Refusal ? error.code : error),
  );

/** Runs the suite over both versions: what it says, each of them promises. */
export function onBothVersions(suite: (table: () => AlertTable) => void): void {
  describe('in memory', () => {
    let table: AlertTable;
    beforeEach(() => {
      const clock = { now: at(0) };
      const residents = inMemoryResidentStore();
      const totals = new Map<string, SettledDelivery>();
      table = {
        ...inMemoryAlertTable(residents, () => clock.now),
        statistics: inMemoryStatisticsStore(totals),
        residents,
        clock,
        putTotals: async (alertId, delivered) => void totals.set(alertId, delivered),
      };
    });
    suite(() => table);
  });

  describe('in DynamoDB', () => {
    let engine: TestDatabase;
    let table: AlertTable;
    beforeAll(async () => {
      engine = await startDatabase();
    });
    afterAll(() => engine.stop());
    beforeEach(async () => {
      const clock = { now: at(0) };
      const database = openDatabase(engine.client);
      const tables = await engine.createTables();
      table = {
        alerts: dynamoAlertStore(database, tables, () => clock.now),
        postings: dynamoPostingStore(database, tables.alerts),
        deliveries: dynamoDeliveryStore(database, tables.alerts),
        residents: dynamoResidentStore(database, tables),
        contestations: dynamoContestationStore(database, tables.alerts, () => clock.now),
        statistics: dynamoStatisticsStore(database, tables),
        clock,
        putTotals: async (alertId, delivered) => {
          const Item = { pk: `ALERT#${alertId}`, sk: 'DELIVERYTOTALS', alertId, ...delivered };
          await database.send(new PutCommand({ TableName: tables.alerts, Item }));
        },
      };
    });
    suite(() => table);
  });
}
