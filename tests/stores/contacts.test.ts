import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { referentsOf } from '../../lambdas/domain/communities/group.ts';
import type { Contact } from '../../lambdas/domain/deliveries/contacts.ts';
import { openDatabase, queryAll } from '../../lambdas/stores/database.ts';
import type { ContactStore } from '../../lambdas/stores/residents/contacts.ts';
import { dynamoContactStore } from '../../lambdas/stores/residents/dynamodb-contacts.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { inMemoryContactStore } from '../../lambdas/stores/residents/in-memory-contacts.ts';
import { inMemoryResidentStore } from '../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aConfirmedSms, aMembership, aReferent, aResident } from '../unit/support/a-resident.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

interface Stores {
  readonly residents: ResidentStore;
  readonly contacts: ContactStore;
}

function inMemory(): Stores {
  const residents = inMemoryResidentStore();
  return { residents, contacts: inMemoryContactStore(residents) };
}

async function onDynamo(): Promise<Stores> {
  const tables = await database.createTables();
  const opened = openDatabase(database.client);
  return {
    residents: dynamoResidentStore(opened, tables),
    contacts: dynamoContactStore(opened, tables.residents),
  };
}

const versions: [string, () => Stores | Promise<Stores>][] = [
  ['in memory', inMemory],
  ['on DynamoDB', onDynamo],
];

const instant = (seconds: number) => new Date(Date.parse('2026-11-22T20:31:00.000Z') + seconds * 1000);

describe.each(versions)('how residents are reached, %s', (_, makeStores) => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await makeStores();
  });

  const note = (contact: Omit<Contact, 'way'> & Partial<Contact>) =>
    stores.contacts.noteContact({ way: 'sms', ...contact });

  test('is told of nobody who was not tried', async () => {
    expect(await stores.contacts.listContacts(ulid())).toEqual([]);
  });

  test('remembers the last success and the last failure of each way, in whatever order they are told', async () => {
    const residentId = ulid();
    await note({ residentId, at: instant(20) });
    await note({ residentId, at: instant(10) });
    await note({ residentId, at: instant(30), failure: 'phone-unreachable' });
    await note({ residentId, at: instant(5), failure: 'opted-out' });
    await note({ residentId, way: 'push:abc', at: instant(1) });
    const listed = await stores.contacts.listContacts(residentId);
    expect(listed.toSorted((one, other) => (one.way < other.way ? -1 : 1))).toEqual([
      { way: 'push:abc', reachedAt: instant(1).toISOString() },
      {
        way: 'sms',
        reachedAt: instant(20).toISOString(),
        failedAt: instant(30).toISOString(),
        failure: 'phone-unreachable',
      },
    ]);
  });

  test('is no part of what a resident is: nothing else changes', async () => {
    const resident = aResident({ residentId: ulid() });
    await stores.residents.create(resident);
    await note({ residentId: resident.residentId, at: instant(1) });
    await stores.contacts.recordTold(resident.residentId, 'CHANNEL#sms', instant(1));
    expect(await stores.residents.load(resident.residentId)).toEqual(resident);
  });

  test('finds who holds each of many phones and endpoints, and leaves out those that nobody holds', async () => {
    const resident = aResident({ residentId: ulid(), channels: { sms: aConfirmedSms } });
    await stores.residents.create(resident);
    const held = Array.from({ length: 20 }, (__, index) => `arn:endpoint-${resident.residentId}-${index}`);
    await stores.residents.save(resident, resident, { holds: held });
    const found = await stores.contacts.findHolders([...held, 'arn:nobody']);
    expect(found.size).toBe(held.length);
    expect(new Set(found.values())).toEqual(new Set([resident.residentId]));
    expect((await stores.contacts.findHolders([])).size).toBe(0);
  });

  test('finds who is told in a group, as an active member or as a referent', async () => {
    const [communityId, inseeCode] = [ulid(), '44109'];
    const member = async (differences: Parameters<typeof aResident>[0]) => {
      const resident = aResident({ residentId: ulid(), ...differences });
      await stores.residents.create(resident);
      return resident.residentId;
    };
    const neighbour = await member({ memberships: [aMembership({ communityId })] });
    const waiting = await member({ memberships: [aMembership({ communityId, status: 'pending' })] });
    const referent = await member({ mandates: [aReferent({ inseeCode })] });
    const of = (groupId: string) => [neighbour, waiting, referent].map((residentId) => ({ residentId, groupId }));
    expect(await stores.contacts.findTold([...of(communityId), ...of(communityId)])).toEqual(
      expect.arrayContaining([{ residentId: neighbour, groupId: communityId }]),
    );
    expect(await stores.contacts.findTold(of(communityId))).toHaveLength(1);
    expect(await stores.contacts.findTold(of(referentsOf(inseeCode)))).toEqual([
      { residentId: referent, groupId: referentsOf(inseeCode) },
    ]);
  });

  test('remembers what a resident was told of, until it works again', async () => {
    const residentId = ulid();
    const told = () => stores.contacts.wasTold(residentId, 'DEVICE#pixel');
    expect(await told()).toBe(false);
    await stores.contacts.recordTold(residentId, 'DEVICE#pixel', instant(1));
    await stores.contacts.recordTold(residentId, 'DEVICE#pixel', instant(2));
    expect(await told()).toBe(true);
    expect(await stores.contacts.wasTold(residentId, 'CHANNEL#sms')).toBe(false);
    await stores.contacts.forgetTold(residentId, 'DEVICE#pixel');
    expect(await told()).toBe(false);
  });
});

test('of how residents were reached nothing stays for ever: each item goes 400 days after it was last written', async () => {
  const [tables, residentId, at] = [await database.createTables(), ulid(), instant(1)];
  const contacts = dynamoContactStore(openDatabase(database.client), tables.residents);
  await contacts.noteContact({ residentId, way: 'sms', at: instant(0) });
  await contacts.noteContact({ residentId, way: 'sms', at });
  await contacts.recordTold(residentId, 'CHANNEL#sms', at);
  const items = await queryAll(openDatabase(database.client), {
    TableName: tables.residents,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `RESIDENT#${residentId}` },
  });
  const expiresAtSeconds = at.getTime() / 1000 + 400 * 86_400;
  expect(items).toMatchObject([
    { sk: 'REACHED#sms', expiresAtSeconds },
    { sk: 'TOLD#CHANNEL#sms', expiresAtSeconds },
  ]);
});
