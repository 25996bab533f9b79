import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Level } from '../../contract/fields.ts';
import { type GroupId, referentsOf } from '../../lambdas/domain/communities/group.ts';
import { Refusal } from '../../lambdas/domain/refusal.ts';
import type { Resident } from '../../lambdas/domain/residents/resident.ts';
import { snsAlertTopics } from '../../lambdas/messaging/sns-alert-topics.ts';
import { snsPushEndpoints } from '../../lambdas/messaging/sns-push-endpoints.ts';
import { snsTextMessages } from '../../lambdas/messaging/sns-text-messages.ts';
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { syncSubscriptions } from '../../lambdas/use-cases/subscriptions/sync-subscriptions.ts';
import { createApplication, REGION, type SnsBench, startSnsBench } from '../local/support/sns-bench.ts';
import { startDatabase, type TestDatabase } from '../stores/dynamodb.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aConfirmedSms, aMembership, aReferent, aResident } from '../unit/support/a-resident.ts';
import { saintSebastien } from '../unit/support/places.ts';

const { communityId } = aCommunity();
const { residentId } = aResident();
const topicArnPrefix = `arn:aws:sns:${REGION}:000000000000:vigie-test-`;

let database: TestDatabase;
let bench: SnsBench;
let residents: ResidentStore;
let communities: CommunityStore;
let fcm: string;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

beforeEach(async () => {
  bench = await startSnsBench();
  fcm = await createApplication(bench, 'GCM');
  const [store, tables] = [openDatabase(database.client), await database.createTables()];
  residents = dynamoResidentStore(store, tables);
  communities = dynamoCommunityStore(store, tables.communities);
  await communities.registerMunicipality(saintSebastien);
  await communities.create(aCommunity());
  const device = { deviceId: 'phone', platform: 'fcm', token: 'token-of-the-phone' } as const;
  const push = { enabled: true, minimumLevel: 'danger' } as const;
  const channels = { sms: aConfirmedSms, push };
  await residents.create(aResident({ memberships: [aMembership()], devices: [device], channels }));
});
afterEach(() => bench.stop());

/** The function behind the stream; a test may put something of its own between it and the table. */
const sync = (between: Partial<ResidentStore> = {}) =>
  syncSubscriptions({
    residents: { ...residents, ...between },
    communities,
    topics: snsAlertTopics(bench.client, { topicArnPrefix, emailQueueArn: `arn:aws:sqs:${REGION}:000000000000:email` }),
    endpoints: snsPushEndpoints(bench.client, { fcm, apns: '' }),
    textMessages: snsTextMessages(bench.client),
    clock: () => new Date(),
  })(residentId);

async function subscribedTo(level: Level, groupId: GroupId = communityId): Promise<string[]> {
  const TopicArn = `${topicArnPrefix}${groupId}-${level}`;
  const { Subscriptions = [] } = await bench.client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return Subscriptions.map(({ Protocol = '' }) => Protocol).sort();
}

async function change(changed: (resident: Resident) => Resident): Promise<void> {
  const before = await residents.load(residentId);
  if (before === undefined) throw new Refusal('resident-not-found');
  await residents.save(before, changed(before));
}

const countsOf = async () => (await communities.findWithCounts(communityId))?.counts;
const leave = (resident: Resident): Resident => ({ ...resident, memberships: [] });

/** A store whose process ends instead of saving the second time: SNS was asked, and what it answered is not written. */
function dyingAfterSns(): Partial<ResidentStore> {
  let saves = 0;
  return {
    save: async (...saved) => {
      saves += 1;
      if (saves === 2) throw new Error('the process ended');
      return residents.save(...saved);
    },
  };
}

describe('a synchronisation that ends between SNS and the table', () => {
  test('is done again without a second subscription, and counts its resident once', async () => {
    await expect(sync(dyingAfterSns())).rejects.toThrow('the process ended');
    expect(await subscribedTo('danger')).toEqual(['application', 'sms']);
    await sync();
    await sync();
    expect(await subscribedTo('danger')).toEqual(['application', 'sms']);
    expect(await countsOf()).toMatchObject({ members: 1, sms: 1, push: 1 });
  });

  test('leaves nothing behind when its resident leaves before it is done again', async () => {
    await expect(sync(dyingAfterSns())).rejects.toThrow('the process ended');
    await change(leave);
    await sync();
    expect(await subscribedTo('danger')).toEqual([]);
    expect(await countsOf()).toMatchObject({ members: 0, sms: 0, push: 0 });
  });

  test('of one who leaves, is done again and ends the same', async () => {
    await sync();
    await change(leave);
    await expect(sync(dyingAfterSns())).rejects.toThrow('the process ended');
    await sync();
    expect(await subscribedTo('danger')).toEqual([]);
    expect(await countsOf()).toMatchObject({ members: 0, sms: 0, push: 0 });
  });
});

describe('the synchronisation of a referent that ends between SNS and the table', () => {
  const group = referentsOf(saintSebastien.inseeCode);
  const appointed = (resident: Resident): Resident => ({ ...leave(resident), mandates: [aReferent()] });
  const dismissed = (resident: Resident): Resident => ({ ...resident, mandates: [] });
  const counted = async () => (await communities.countReach([group])).members;

  beforeEach(() => change(appointed));

  test('is done again without a second subscription, and counts its referent once', async () => {
    await expect(sync(dyingAfterSns())).rejects.toThrow('the process ended');
    expect(await subscribedTo('danger', group)).toEqual(['application', 'sms']);
    await sync();
    await sync();
    expect(await subscribedTo('danger', group)).toEqual(['application', 'sms']);
    expect(await subscribedTo('information', group)).toEqual(['sqs']);
    expect(await counted()).toBe(1);
  });

  test('leaves nothing behind when its referent is dismissed before it is done again', async () => {
    await expect(sync(dyingAfterSns())).rejects.toThrow('the process ended');
    await change(dismissed);
    await sync();
    expect(await subscribedTo('danger', group)).toEqual([]);
    expect(await counted()).toBe(0);
  });

  test('of one who is dismissed, is done again and ends the same', async () => {
    await sync();
    await change(dismissed);
    await expect(sync(dyingAfterSns())).rejects.toThrow('the process ended');
    await sync();
    expect(await subscribedTo('danger', group)).toEqual([]);
    expect(await counted()).toBe(0);
  });
});

describe('when SNS refuses', () => {
  const error = { code: 'InternalError', statusCode: 500 };

  test.each(['CreateTopic', 'Subscribe', 'CreatePlatformEndpoint', 'CheckIfPhoneNumberIsOptedOut'])(
    '%s for a while, the change fails, and is made up for later',
    async (operation) => {
      bench.sns.faults.refuse({ operation, error, times: 1 });
      await expect(sync()).rejects.toThrow();
      await sync();
      expect(await subscribedTo('danger')).toEqual(['application', 'sms']);
    },
  );

  test('to say that it subscribed, nobody is subscribed twice', async () => {
    bench.sns.faults.refuse({ operation: 'Subscribe', error, times: 1, when: 'lost-answer' });
    await expect(sync()).rejects.toThrow();
    await sync();
    expect(await subscribedTo('danger')).toEqual(['application', 'sms']);
  });

  test('to unsubscribe for a while, whoever left is unsubscribed later', async () => {
    await sync();
    await change(leave);
    bench.sns.faults.refuse({ operation: 'Unsubscribe', error, times: 1 });
    await expect(sync()).rejects.toThrow();
    await sync();
    expect(await subscribedTo('danger')).toEqual([]);
  });
});
