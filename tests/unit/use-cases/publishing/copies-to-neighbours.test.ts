/** Relatives who are neighbours too are told of a danger once. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { stopSms } from '../../../../lambdas/domain/residents/sms-stop.ts';
import { CountsInMemory } from '../../../../lambdas/stores/communities/counts-in-memory.ts';
import { inMemoryCommunityStore } from '../../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { syncSubscriptions } from '../../../../lambdas/use-cases/subscriptions/sync-subscriptions.ts';
import { aConfirmedSms, aMembership, aResident } from '../../support/a-resident.ts';
import { aRelative } from '../../support/an-enrolment.ts';
import { TopicsInMemory } from '../../support/topics-in-memory.ts';

const odilePhone = '+33639980021';
const paulPhone = '+33639980022';

const spouse = (residentId: string, phone: string, named: string) =>
  aResident({
    residentId,
    memberships: [aMembership()],
    channels: { sms: { ...aConfirmedSms, phone, minimumLevel: 'vigilance' } },
    relatives: [aRelative({ phone: named, status: 'active' })],
  });
const odile = spouse('02ODILE', odilePhone, paulPhone);
const paul = spouse('02PAUL', paulPhone, odilePhone);

let topics: TopicsInMemory;
let residents: ReturnType<typeof inMemoryResidentStore>;
let sync: (residentId: string) => Promise<void>;

beforeEach(async () => {
  topics = new TopicsInMemory();
  const counts = new CountsInMemory();
  residents = inMemoryResidentStore(counts);
  sync = syncSubscriptions({
    residents,
    communities: inMemoryCommunityStore(counts),
    topics,
    endpoints: { connect: async () => ({ endpointArn: 'endpoint' }) },
    textMessages: { isOptedOut: async () => false },
    clock: () => new Date('2026-11-22T20:31:00.000Z'),
  });
});

const create = (resident: Resident, phone: string) => residents.create(resident, { take: { phone, from: undefined } });
const sweep = async () => {
  for (const residentId of await residents.listUnsynced(new Date(Date.now() + 1_000), 10)) await sync(residentId);
};
const change = async ({ residentId }: Resident, changed: (present: Resident) => Resident) => {
  const present = (await residents.load(residentId)) as Resident;
  await residents.save(present, changed(present));
  await sync(residentId);
};
const both = [`${odilePhone}@vigilance`, `${paulPhone}@vigilance`];

describe('spouses who named each other', () => {
  beforeEach(async () => {
    await create(odile, odilePhone);
    await create(paul, paulPhone);
    await sync(odile.residentId);
    await sync(paul.residentId);
    await sweep();
  });

  test('are told of a danger once each, whoever joined first', () => {
    expect(topics.subscribed).toEqual(both);
  });

  test.each<[string, (present: Resident) => Resident]>([
    ['leaves', (present) => ({ ...present, memberships: [] })],
    ['stops SMS', stopSms],
    ['changes their number', (present) => ({ ...present, channels: { email: present.channels.email } })],
  ])('are told by the copy again when one of them %s', async (_, changed) => {
    await change(paul, changed);
    await sweep();
    expect(topics.subscribed).toContain(`${paulPhone}@danger`);
    expect(topics.subscribed).not.toContain(`${paulPhone}@vigilance`);
    await change(paul, ({ reaches }) => ({ ...paul, reaches }));
    await sweep();
    expect(topics.subscribed).toEqual(both);
  });

  test('cost no write once everything stands', async () => {
    const before = await residents.load(odile.residentId);
    await sync(odile.residentId);
    await sync(paul.residentId);
    expect(await residents.load(odile.residentId)).toEqual(before);
  });
});

test('a copy that a second neighbour named too ends for both of them once its reader joins', async () => {
  await create(odile, odilePhone);
  await create({ ...odile, residentId: '02REMI', channels: { email: odile.channels.email } }, '+33639980023');
  await sync(odile.residentId);
  await sync('02REMI');
  expect(topics.subscribed).toContain(`${paulPhone}@danger`);
  await create(paul, paulPhone);
  await sync(paul.residentId);
  await sweep();
  expect(topics.subscribed).toEqual(both);
});
