/** Whatever somebody changes in the history behind the API, officers and operators are told. */
import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoPostingStore } from '../../lambdas/stores/alerts/dynamodb-postings.ts';
import { type Database, type Item, openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { aNeighbourhood, type Neighbourhood } from '../unit/support/a-neighbourhood.ts';
import { at } from './alert-table.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

let engine: TestDatabase;
let database: Database;
let table: string;
let hood: Neighbourhood;
let alertId: string;

beforeAll(async () => {
  engine = await startDatabase();
  database = openDatabase(engine.client);
});
afterAll(() => engine.stop());

/** An alert with six entries: it was reported, witnessed twice, taken in charge, flagged and resolved. */
beforeEach(async () => {
  const tables = await engine.createTables();
  table = tables.alerts;
  const clock = { now: at(60) };
  const alerts = dynamoAlertStore(database, tables, () => clock.now);
  const postings = dynamoPostingStore(database, table);
  hood = await aNeighbourhood({ table: { alerts, postings, residents: dynamoResidentStore(database, tables), clock } });
  ({ alertId } = await hood.given());
  await hood.witness('neighbour', 'confirm');
  await hood.witness('opposite', 'deny');
  await hood.tell('police', { kind: 'taken-in-charge' });
  await hood.flag('husband');
  await hood.tell('police', { kind: 'resolved' });
});

const keyOf = (number: number) => ({ pk: `ALERT#${alertId}`, sk: `HISTORY#${String(number).padStart(5, '0')}` });

/** The entries as the table holds them, the first one first. */
async function storedEntries(): Promise<Item[]> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :history)',
      ExpressionAttributeValues: { ':pk': keyOf(0).pk, ':history': 'HISTORY#' },
    }),
  );
  return Items;
}

const put = (item: Item) => database.send(new PutCommand({ TableName: table, Item: item }));
const remove = (number: number) => database.send(new DeleteCommand({ TableName: table, Key: keyOf(number) }));

/** Puts the n-th entry back with something else in it. */
async function change(number: number, differences: Item): Promise<unknown> {
  return put({ ...(await storedEntries())[number - 1], ...differences });
}

test('a history that nobody touched stands', async () => {
  expect(await storedEntries()).toHaveLength(6);
  expect(await hood.history('townHall')).toMatchObject({ intact: true });
  expect(await hood.check()).toEqual({ checked: 1, broken: [] });
});

test.each<[string, () => Promise<unknown>, number]>([
  ['an action', () => change(4, { action: 'updated' }), 4],
  ['who did it', () => change(2, { actor: { residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB', kind: 'resident' } }), 2],
  ['when', () => change(3, { at: '2026-11-22T20:31:59.000Z' }), 3],
  ['a detail', () => change(2, { details: { seen: 'deny' } }), 2],
  ['a nonce', () => change(6, { nonce: '' }), 6],
  ['a hash', () => change(6, { hash: '0'.repeat(64) }), 6],
  ['its own number', () => change(5, { number: 50 }), 5],
  ['its form, beyond reading', () => change(3, { actor: 'nobody', details: null, action: 7 }), 3],
  ['the hour of its purge, so that it hides', () => change(3, { expiresAtSeconds: 1 }), 3],
  ['the first entry, taken out', () => remove(1), 1],
  ['one in the middle, taken out', () => remove(3), 3],
  ['the last one, taken out', () => remove(6), 6],
  ['the last three, taken out', () => Promise.all([4, 5, 6].map(remove)), 4],
  ['all of it, taken out', () => Promise.all([1, 2, 3, 4, 5, 6].map(remove)), 1],
  ['one put at the end', async () => put({ ...(await storedEntries())[5], ...keyOf(7), number: 7 }), 7],
  ['one put in the place of another', async () => put({ ...(await storedEntries())[1], ...keyOf(3) }), 3],
  [
    'the order of two',
    async () => {
      const [, second, third] = await storedEntries();
      await Promise.all([put({ ...second, ...keyOf(3) }), put({ ...third, ...keyOf(2) })]);
    },
    2,
  ],
])('%s', async (_, tamper, number) => {
  await tamper();
  expect(await hood.history('townHall')).toMatchObject({ intact: false });
  expect(await hood.check()).toEqual({ checked: 1, broken: [{ alertId, number }] });
});

test('an entry that lost the hour of its purge is not lost itself', async () => {
  const { expiresAtSeconds: _, ...entry } = (await storedEntries())[2] ?? {};
  await put(entry);
  expect(await hood.history('townHall')).toMatchObject({ intact: true, items: { length: 6 } });
});
