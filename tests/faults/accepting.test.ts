import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { ulid } from 'ulid';
import { currentCharterVersion } from '../../contract/charter.ts';
import { alertsOperations } from '../../contract/operations/alerts.ts';
import { residentIdOf } from '../../lambdas/domain/residents/resident-id.ts';
import { serve } from '../../lambdas/http/serve.ts';
import { inMemoryPlateCipher } from '../../lambdas/plates/in-memory-plate-cipher.ts';
import { clientSettings } from '../../lambdas/runtime/clients.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { getAlert } from '../../lambdas/use-cases/alerts/get-alert.ts';
import { listAlerts } from '../../lambdas/use-cases/alerts/list-alerts.ts';
import { listMyAlerts } from '../../lambdas/use-cases/alerts/list-my-alerts.ts';
import { reportAlert } from '../../lambdas/use-cases/reporting/report-alert.ts';
import { startDatabase, type TestDatabase } from '../stores/dynamodb.ts';
import { aReport } from '../support/reports.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aMembership, aResident } from '../unit/support/a-resident.ts';
import { anEvent } from '../unit/support/an-event.ts';
import { saintSebastien } from '../unit/support/places.ts';
import { type DatabaseFault, type FaultyDynamoDb, startFaultyDynamoDb } from './support/faulty-dynamodb.ts';

const sub = '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const { communityId } = aCommunity();

/** As the functions wait, but shorter: what is never answered must not make a test wait either. */
const impatient = { ...clientSettings, requestHandler: { ...clientSettings.requestHandler, requestTimeout: 200 } };

let database: TestDatabase;
let faulty: FaultyDynamoDb;
let client: DynamoDBClient;
let handler: ReturnType<typeof serve<typeof alertsOperations>>;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

beforeEach(async () => {
  const { protocol, hostname, port } = (await database.client.config.endpoint?.()) ?? { protocol: '', hostname: '' };
  faulty = await startFaultyDynamoDb(`${protocol}//${hostname}:${port}`);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new DynamoDBClient({ ...impatient, endpoint: faulty.endpoint, region: 'eu-west-3', credentials });
  handler = await givenReports(client);
});
afterEach(async () => {
  client.destroy();
  await faulty.stop();
});

/** The function of alerts, in a community where the caller is a member. */
async function givenReports(used: DynamoDBClient) {
  const tables = await database.createTables();
  const store = openDatabase(used);
  const residents = dynamoResidentStore(store, tables);
  const communities = dynamoCommunityStore(store, tables.communities);
  const alerts = dynamoAlertStore(store, tables);
  const clock = () => new Date();
  await communities.registerMunicipality(saintSebastien);
  await communities.create(aCommunity());
  const profile = { acceptedCharter: currentCharterVersion };
  await residents.create(aResident({ residentId: residentIdOf(sub), profile, memberships: [aMembership()] }));
  const newId = (now: Date) => ulid(now.getTime());
  const dependencies = {
    residents,
    communities,
    alerts,
    plates: inMemoryPlateCipher(),
    onUnreadPlate: () => undefined,
    clock,
    newId,
  };
  return serve(alertsOperations, {
    reportAlert: reportAlert(dependencies),
    listAlerts: listAlerts(dependencies),
    listMyAlerts: listMyAlerts(dependencies),
    getAlert: getAlert(dependencies),
  });
}

const call = async (...event: Parameters<typeof anEvent>) => {
  const { statusCode, headers, body } = await handler(anEvent(...event), {} as Context);
  return { statusCode, type: headers?.['content-type'], answer: JSON.parse(body ?? 'null') };
};

const request = { params: { communityId }, claims: { sub } };

const report = (key: string, body = JSON.stringify(aReport())) =>
  call(alertsOperations.reportAlert, { ...request, headers: { 'idempotency-key': key }, body });

async function feed(): Promise<unknown[]> {
  return (await call(alertsOperations.listAlerts, request)).answer.items;
}

describe('when the table of alerts', () => {
  test.each<[string, DatabaseFault]>([
    ['refuses', 'refused'],
    ['is throttled', 'throttled'],
    ['never answers', 'never answered'],
  ])(
    '%s, the caller is told of a fault of ours, nothing is written, and the same request passes later',
    async (_, fault) => {
      const [key, body] = [crypto.randomUUID(), JSON.stringify(aReport())];
      faulty.fail({ operation: 'TransactWriteItems', fault });
      const { statusCode, type, answer } = await report(key, body);
      expect([500, 503]).toContain(statusCode);
      expect({ type, requestId: answer.requestId }).toEqual({
        type: 'application/problem+json',
        requestId: 'request-1',
      });
      expect(JSON.stringify(answer)).not.toMatch(/dynamo|Refused|stack/i);
      expect(await feed()).toEqual([]);
      faulty.fail({ operation: 'TransactWriteItems', fault, times: 0 });
      expect((await report(key, body)).statusCode).toBe(201);
      expect(await feed()).toHaveLength(1);
    },
  );

  test('refuses for a moment, the caller does not notice', async () => {
    faulty.fail({ operation: 'TransactWriteItems', fault: 'refused', times: 2 });
    expect((await report(crypto.randomUUID())).statusCode).toBe(201);
    expect(await feed()).toHaveLength(1);
  });

  test('writes and loses its answer, the report is one alert, whose answer the caller gets', async () => {
    faulty.fail({ operation: 'TransactWriteItems', fault: 'done, its answer lost', times: 1 });
    const { statusCode, answer } = await report(crypto.randomUUID());
    expect(statusCode).toBe(201);
    expect(await feed()).toEqual([answer]);
  });

  test('writes and loses every answer, the caller who asks again gets the alert that was written', async () => {
    const [key, body] = [crypto.randomUUID(), JSON.stringify(aReport())];
    faulty.fail({ operation: 'TransactWriteItems', fault: 'done, its answer lost', times: 3 });
    expect((await report(key, body)).statusCode).toBeGreaterThanOrEqual(500);
    const { statusCode, answer } = await report(key, body);
    expect(statusCode).toBe(201);
    expect(await feed()).toEqual([answer]);
  });
});

test('when residents cannot be read, a report is refused as a fault of ours and nothing is written', async () => {
  faulty.fail({ operation: 'Query', fault: 'refused', times: 3 });
  expect((await report(crypto.randomUUID())).statusCode).toBeGreaterThanOrEqual(500);
  expect(await feed()).toEqual([]);
});
