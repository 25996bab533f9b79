/** What others than the stores rely on in the table: the streams, the sweepers' index, and the purge. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { withMessage } from '../../lambdas/domain/alerts/draft-alert.ts';
import { newRecord } from '../../lambdas/domain/reporting/reporter-record.ts';
import type { AlertStore } from '../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoPostingStore } from '../../lambdas/stores/alerts/dynamodb-postings.ts';
import { alertIdOfMessage, parsePostingKeyOf } from '../../lambdas/stores/alerts/posting-items.ts';
import type { PostingStore } from '../../lambdas/stores/alerts/postings.ts';
import { type Database, type Item, openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { aPostingOf } from '../unit/support/a-posting.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { givenReporter } from '../unit/support/given-reporter.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { at, days } from './alert-table.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

const alert = anAlert();
const { alertId, author } = alert;
const posting = aPostingOf(alert);
const purgedAtSeconds = at(days(30)).getTime() / 1000;

let engine: TestDatabase;
let database: Database;
let table: string;
let alerts: AlertStore;
let postings: PostingStore;

beforeAll(async () => {
  engine = await startDatabase();
  database = openDatabase(engine.client);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  const tables = await engine.createTables();
  table = tables.alerts;
  alerts = dynamoAlertStore(database, tables, () => at(0));
  postings = dynamoPostingStore(database, table);
  await givenReporter(dynamoResidentStore(database, tables), alert);
});

/** The items of a partition by their sort keys. */
async function itemsOf(pk: string): Promise<Record<string, Item>> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  return Object.fromEntries(Items.map((item) => [String(item.sk), item]));
}

const postingSort = `POSTING#${posting.groupId}`;
const findPosting = async () => (await itemsOf(`ALERT#${alertId}`))[postingSort];

describe('the stream', () => {
  test('knows the posting of a report, to be published at once, from one that its spreader publishes', async () => {
    await alerts.accept(alert, reportEffects(alert));
    await postings.enlist({ ...posting, groupId: 'referents-44190' }, 0, at(10));
    const items = await itemsOf(`ALERT#${alertId}`);
    expect(items[postingSort]).toMatchObject({ direct: true });
    expect(items['POSTING#referents-44190']).not.toHaveProperty('direct');
  });

  test('carries the keys of postings, of communities and of referents', () => {
    expect(parsePostingKeyOf(`ALERT#${alertId}`, postingSort)).toEqual({ alertId, groupId: posting.groupId });
    const groupId = 'referents-2A004';
    expect(parsePostingKeyOf(`ALERT#${alertId}`, `POSTING#${groupId}`)).toEqual({ alertId, groupId });
  });

  test.each([
    [`ALERT#${alertId}`, 'ALERT'],
    [`ALERT#${alertId}`, 'MESSAGE#000'],
    [`ALERT#${alertId}`, 'POSTING#referents-'],
    ['RESIDENT#02AAAAAAAAAAAAAAAAAAAAAAAA', 'POSTING#referents-44190'],
  ])('tells them from other items: %s %s', (pk, sk) => {
    expect(parsePostingKeyOf(pk, sk)).toBeUndefined();
  });

  test('carries the alert of a message that is to be spread, and of nothing else', async () => {
    await alerts.accept(alert, reportEffects(alert, { spread: [0] }));
    const items = await itemsOf(`ALERT#${alertId}`);
    const spread = Object.keys(items).filter((sk) => alertIdOfMessage(`ALERT#${alertId}`, sk) === alertId);
    expect(spread).toEqual(['MESSAGE#000']);
    expect(alertIdOfMessage(`RESIDENT#${author.residentId}`, 'MESSAGE#000')).toBeUndefined();
  });
});

describe('the sweepers’ index', () => {
  test('is left by a posting that is done, and entered again with the next message', async () => {
    await alerts.accept(alert, reportEffects(alert));
    expect(await findPosting()).toMatchObject({ pendingKey: 'danger', dueAt: at(10).getTime() });
    await postings.finish(posting, 0, 'published');
    const done = await findPosting();
    expect(done).not.toHaveProperty('pendingKey');
    expect(done).not.toHaveProperty('dueAt');
    await postings.enlist(posting, 1, at(60));
    expect(await findPosting()).toMatchObject({ pendingKey: 'danger', dueAt: at(60).getTime() });
  });

  test('never has the posting of what only officers read', async () => {
    const forOfficers = anAlert({ readers: 'officers' });
    await alerts.accept(forOfficers, reportEffects(forOfficers));
    expect(await findPosting()).not.toHaveProperty('pendingKey');
  });
});

test('everything of an alert is purged thirty days after it was reported, whenever it was written', async () => {
  const residentId = author.residentId;
  const after = withMessage(alert, { kind: 'update', by: author, text: 'bon à savoir' }, at(days(2)));
  const witness = { residentId, after: 'confirm' } as const;
  await alerts.accept(alert, reportEffects(alert));
  await alerts.save(alert, after, { history: [], spread: [1], witness });
  await postings.enlist({ ...posting, groupId: 'referents-44190' }, 1, at(days(2)));
  await postings.recordEmailed({ ...posting, messageNumber: 1 }, 'first', [residentId]);
  const purged = Object.entries(await itemsOf(`ALERT#${alertId}`)).map(([sk, item]) => [sk, item.expiresAtSeconds]);
  expect(Object.fromEntries(purged)).toEqual({
    ALERT: purgedAtSeconds,
    'HISTORY#00001': purgedAtSeconds,
    'MESSAGE#001': purgedAtSeconds,
    [postingSort]: purgedAtSeconds,
    'POSTING#referents-44190': purgedAtSeconds,
    [`EMAILED#${posting.groupId}#001#first`]: purgedAtSeconds,
    [`WITNESS#${residentId}`]: purgedAtSeconds,
  });
});

test('what is kept of a reporter is purged too: an answer with its alert, advice after a day, a record after what it counts', async () => {
  const { residentId } = author;
  await alerts.recordAdvice({ residentId, key: 'first' }, 'digest', at(0));
  await alerts.accept(alert, reportEffects(alert, { record: newRecord(residentId) }));
  const items = await itemsOf(`RESIDENT#${residentId}`);
  expect(items[`IDEMPOTENCY#${alertId}`]?.expiresAtSeconds).toBe(purgedAtSeconds);
  expect(items['ADVICE#digest']?.expiresAtSeconds).toBe(at(days(1)).getTime() / 1000);
  expect(items.RECORD?.expiresAtSeconds).toBeGreaterThan(at(days(90)).getTime() / 1000);
});

test('a number plate is purged at its own hour', async () => {
  const erasedAt = at(days(3)).toISOString();
  await alerts.accept(alert, reportEffects(alert, { plate: { alertId, ciphertext: 'Y2lwaGVy', erasedAt } }));
  const { PLATE } = await itemsOf(`ALERT#${alertId}`);
  expect(PLATE).toMatchObject({ pendingKey: 'PLATE', expiresAtSeconds: at(days(3)).getTime() / 1000 });
});
