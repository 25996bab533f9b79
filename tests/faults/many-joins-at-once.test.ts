import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Level, levels } from '../../contract/fields.ts';
import { forEachOf } from '../../lambdas/domain/for-each-of.ts';
import type { Resident } from '../../lambdas/domain/residents/resident.ts';
import type { ReachCounts } from '../../lambdas/domain/subscriptions/reach-counts.ts';
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { syncSubscriptions } from '../../lambdas/use-cases/subscriptions/sync-subscriptions.ts';
import { startDatabase, type TestDatabase } from '../stores/dynamodb.ts';
import { aConfirmedSms, aMembership, aResident } from '../unit/support/a-resident.ts';
import { TopicsInMemory } from '../unit/support/topics-in-memory.ts';
import { letTransactionsMeet } from './support/meeting-transactions.ts';

const inseeCode = '44190';
/** The most that may take from the stream at once, and how many records each takes. */
const workers = 10;
const batchSize = 10;
const testDeadlineMs = 60_000;

let database: TestDatabase;
let residents: ResidentStore;
let communities: CommunityStore;
let cancelled: () => number;

beforeAll(async () => {
  database = await startDatabase();
  cancelled = letTransactionsMeet(database.client);
  const [store, tables] = [openDatabase(database.client), await database.createTables()];
  residents = dynamoResidentStore(store, tables);
  communities = dynamoCommunityStore(store, tables.communities);
});
afterAll(() => database.stop());

const idOf = (kind: string, number: number) => `${kind}${String(number).padStart(24, '0')}`;
const levelOf = (number: number): Level => levels[number % levels.length] ?? 'danger';

/** A new member, by SMS at one of the three levels. */
async function joined(number: number, communityId: string): Promise<Resident> {
  const sms = { ...aConfirmedSms, minimumLevel: levelOf(number), phone: `+336${String(number).padStart(8, '0')}` };
  const memberships = [aMembership({ communityId, inseeCode })];
  const member = aResident({ residentId: idOf('02', number), memberships, channels: { sms } });
  await residents.create(member);
  return member;
}

const sync = (residentId: string) =>
  syncSubscriptions({
    residents,
    communities,
    topics: new TopicsInMemory(),
    endpoints: { connect: async () => ({ failure: 'push-not-configured' }) },
    textMessages: { isOptedOut: async () => false },
    clock: () => new Date(),
  })(residentId);

const inBatches = <One>(all: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(all.length / batchSize) }, (_, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );

function reachOf(members: number): ReachCounts {
  const at = (level: Level) =>
    Array.from({ length: members }, (_, number) => levelOf(number)).filter((one) => one === level).length;
  const none = { information: 0, vigilance: 0, danger: 0 };
  const sms = { information: at('information'), vigilance: at('vigilance'), danger: at('danger') };
  return { members, email: { ...none, vigilance: members }, sms, push: none };
}

test(
  'a thousand who join ten communities of one municipality at once are counted, each once',
  async () => {
    const communityIds = Array.from({ length: 10 }, (_, number) => idOf('01', number));
    const members: Resident[] = [];
    for (let number = 0; number < 1_000; number += 1) {
      members.push(await joined(number, communityIds[number % communityIds.length] ?? ''));
    }
    const cancelledBefore = cancelled();
    await forEachOf(inBatches(members), workers, (batch) =>
      forEachOf(batch, batchSize, ({ residentId }) => sync(residentId)),
    );
    expect(cancelled()).toBeGreaterThan(cancelledBefore);
    expect(await communities.countMunicipalReach(inseeCode)).toEqual(reachOf(members.length));
    expect(await communities.countReach(communityIds)).toEqual(reachOf(members.length));
    for (const communityId of communityIds) {
      expect((await communities.countReach([communityId])).members).toBe(members.length / communityIds.length);
    }
  },
  testDeadlineMs,
);
