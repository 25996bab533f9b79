import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type {
  Device,
  PhoneConfirmation,
  Profile,
  Resident,
  SmsChannel,
  Subscription,
} from '../../lambdas/domain/resident.ts';
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import { CountsInMemory } from '../../lambdas/stores/communities/counts-in-memory.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { inMemoryCommunityStore } from '../../lambdas/stores/communities/in-memory-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { inMemoryResidentStore } from '../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aConfirmedSms, aMembership, aResident } from '../unit/support/a-resident.ts';
import { saintSebastien } from '../unit/support/places.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';

interface Stores {
  readonly residents: ResidentStore;
  readonly communities: CommunityStore;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const versions: [string, () => Promise<Stores>][] = [
  [
    'in memory',
    async () => {
      const counts = new CountsInMemory();
      return { residents: inMemoryResidentStore(counts), communities: inMemoryCommunityStore(counts) };
    },
  ],
  [
    'on DynamoDB',
    async () => {
      const tables = await database.createTables();
      const opened = openDatabase(database.client);
      return {
        residents: dynamoResidentStore(opened, tables),
        communities: dynamoCommunityStore(opened, tables.communities),
      };
    },
  ],
];

/** A resident with every field there is: `Required` makes a new field fail here until the store keeps it. */
function everythingOf(residentId: string): Resident {
  const profile: Required<Profile> = {
    name: 'Camille Martin',
    email: 'camille@example.org',
    language: 'en',
    address: '12 rue des Lilas',
    location: { latitude: 47.205, longitude: -1.503 },
    directory: { address: true, phone: true, email: true },
    acceptedCharter: '2026-01',
    createdAt: '2026-11-01T08:00:00.000Z',
  };
  const sms: Required<SmsChannel> = { ...aConfirmedSms, failure: 'opted-out' };
  const device: Required<Device> = {
    deviceId: 'pixel',
    platform: 'apns',
    token: 'token',
    endpointArn: 'arn:pixel',
    failure: 'endpoint-disabled',
  };
  const phoneConfirmation: Required<PhoneConfirmation> = {
    phone: '+33612345679',
    salt: 'salt',
    codeHash: 'hash',
    triesLeft: 4,
    expiresAt: '2026-11-22T20:40:00.000Z',
    sentAt: ['2026-11-22T20:30:00.000Z'],
  };
  const subscription: Required<Subscription> = {
    of: 'push:pixel',
    minimumLevel: 'danger',
    endpoint: 'arn:pixel',
    heldAs: 'token',
    subscriptionArn: 'arn:subscription',
  };
  return {
    residentId,
    version: 1,
    profile,
    memberships: [aMembership()],
    mandates: [
      { inseeCode: '44190', office: 'police' },
      { inseeCode: '44190', office: 'referent', neighbourhoods: ['Les Lilas'] },
    ],
    channels: {
      email: { enabled: true, minimumLevel: 'information', unsubscribeSecret: 'secret', failure: 'complaint' },
      sms,
      push: { enabled: false, minimumLevel: 'danger', failure: 'token-refused' },
    },
    devices: [device],
    phoneConfirmation,
    reaches: [
      {
        communityId: aMembership().communityId,
        subscriptions: [subscription],
        counted: { member: true, email: true, sms: false, push: true },
      },
    ],
  };
}

describe.each(versions)('the residents, %s', (_, makeStores) => {
  let residents: ResidentStore;
  let communities: CommunityStore;
  beforeAll(async () => {
    ({ residents, communities } = await makeStores());
  });

  const created = async (differences: Parameters<typeof aResident>[0] = {}) => {
    const resident = aResident({ residentId: ulid(), ...differences });
    await residents.create(resident);
    return resident;
  };

  describe('one resident', () => {
    test('is read as written, down to the last field', async () => {
      const resident = everythingOf(ulid());
      expect(await residents.create(resident)).toBe(true);
      expect(await residents.load(resident.residentId)).toEqual(resident);
    });

    test('is nobody until created', async () => {
      expect(await residents.load(ulid())).toBeUndefined();
    });

    test('is created once: whoever comes second changes nothing', async () => {
      const resident = await created();
      expect(await residents.create({ ...resident, memberships: [aMembership()] })).toBe(false);
      expect(await residents.load(resident.residentId)).toEqual(resident);
    });

    test('is created once, even by many at the same time', async () => {
      const resident = aResident({ residentId: ulid() });
      const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => residents.create(resident)));
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value)).toHaveLength(1);
    });
  });

  describe('a save', () => {
    test('adds, changes and removes what differs, and raises the version', async () => {
      const before = everythingOf(ulid());
      await residents.create(before);
      const { phoneConfirmation: _gone, ...rest } = before;
      const { push: _off, ...channels } = before.channels;
      const after: Resident = {
        ...rest,
        profile: { ...before.profile, name: 'Camille Durand' },
        memberships: [
          { ...aMembership(), status: 'suspended' },
          aMembership({ communityId: ulid(), status: 'pending' }),
        ],
        mandates: [{ inseeCode: '44190', office: 'town-hall' }],
        channels,
        devices: [],
        reaches: [],
      };
      const saved = await residents.save(before, after);
      expect(saved).toEqual({ ...after, version: 2 });
      const loaded = await residents.load(before.residentId);
      expect({ ...loaded, memberships: new Set(loaded?.memberships) }).toEqual({
        ...saved,
        memberships: new Set(saved.memberships),
      });
    });

    test('is refused when somebody saved in between, and writes nothing', async () => {
      const before = await created();
      const theirs = await residents.save(before, { ...before, memberships: [aMembership()] });
      const mine = residents.save(before, { ...before, mandates: [{ inseeCode: '44190', office: 'police' }] });
      await expect(mine).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await residents.load(before.residentId)).toEqual(theirs);
    });

    test('is refused for someone who does not exist', async () => {
      const nobody = aResident({ residentId: ulid() });
      await expect(residents.save(nobody, nobody)).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await residents.load(nobody.residentId)).toBeUndefined();
    });

    test('of many at once passes for one alone', async () => {
      const before = await created();
      const saves = Array.from({ length: 8 }, () =>
        residents.save(before, { ...before, memberships: [aMembership()] }),
      );
      const outcomes = await Promise.allSettled(saves);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    test('makes the resident the holder of a phone, in place of the one before', async () => {
      const [first, second] = [await created(), await created()];
      expect(await residents.findHolder('+33612345678')).toBeUndefined();
      await residents.save(first, first, { holds: ['+33612345678', 'token'] });
      await residents.save(second, second, { holds: ['+33612345678'] });
      expect(await residents.findHolder('+33612345678')).toBe(second.residentId);
      expect(await residents.findHolder('token')).toBe(first.residentId);
    });

    test('that is refused holds nothing and counts nothing', async () => {
      const before = await created();
      const community = aCommunity({ communityId: ulid() });
      await communities.registerMunicipality(saintSebastien);
      await communities.create(community);
      await residents.save(before, before);
      const late = residents.save(before, before, {
        holds: ['+33698765432'],
        counts: [{ communityId: community.communityId, by: { members: 1 } }],
      });
      await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await residents.findHolder('+33698765432')).toBeUndefined();
      expect((await communities.findWithCounts(community.communityId))?.counts.members).toBe(0);
    });

    test('adds to and takes from the counts of communities', async () => {
      const resident = await created();
      const community = aCommunity({ communityId: ulid() });
      const { communityId } = community;
      await communities.registerMunicipality(saintSebastien);
      await communities.create(community);
      const joined = await residents.save(resident, resident, {
        counts: [{ communityId, by: { members: 1, email: 1, sms: 1 } }],
      });
      await residents.save(joined, joined, { counts: [{ communityId, by: { sms: -1, push: 0 } }] });
      expect((await communities.findWithCounts(communityId))?.counts).toEqual({
        members: 1,
        email: 1,
        sms: 0,
        push: 0,
      });
    });
  });

  describe('the members of a community', () => {
    const listedIn = async (statuses: readonly ('active' | 'pending' | 'suspended')[]) => {
      const communityId = ulid();
      const memberships = statuses.map((status) => aMembership({ communityId, status }));
      const members = await Promise.all(memberships.map((membership) => created({ memberships: [membership] })));
      await created({ memberships: [aMembership({ communityId: ulid() })] });
      return { communityId, idsOf: (status: string) => idsWith(members, status) };
    };
    const idsWith = (members: readonly Resident[], status: string) =>
      members
        .filter(({ memberships }) => memberships[0]?.status === status)
        .map(({ residentId }) => residentId)
        .sort();

    test('are the active ones alone, unless everyone is asked for', async () => {
      const { communityId, idsOf } = await listedIn(['pending', 'active', 'suspended', 'active']);
      const active = await residents.listMembers(communityId, { limit: 10, everyStatus: false });
      expect(active.members.map(({ residentId }) => residentId)).toEqual(idsOf('active'));
      const all = await residents.listMembers(communityId, { limit: 10, everyStatus: true });
      expect(all.members.map(({ status }) => status)).toEqual(['active', 'active', 'pending', 'suspended']);
      expect([active.next, all.next]).toEqual([undefined, undefined]);
    });

    test.each([1, 2, 3, 5, 6])('come each once, by pages of %d', async (limit) => {
      const { communityId } = await listedIn(['active', 'active', 'pending', 'active', 'suspended']);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await residents.listMembers(communityId, { limit, everyStatus: true, ...(after && { after }) });
        expect(page.members.length).toBeLessThanOrEqual(limit);
        expect(page.members.length).toBeGreaterThan(0);
        seen.push(...page.members.map(({ status }) => status));
        after = page.next;
      } while (after);
      expect(seen).toEqual(['active', 'active', 'active', 'pending', 'suspended']);
    });

    test('show their name, and what they chose to show', async () => {
      const communityId = ulid();
      const shown = { memberships: [aMembership({ communityId })], channels: { sms: aConfirmedSms } };
      const profile = { address: '12 rue des Lilas', directory: { address: true, phone: true, email: true } };
      const open = await created({ ...shown, residentId: `0${'A'.repeat(25)}`, profile });
      const shy = await created({ ...shown, residentId: `0${'B'.repeat(25)}` });
      const { members } = await residents.listMembers(communityId, { limit: 10, everyStatus: false });
      const common = { status: 'active', name: open.profile.name };
      expect(members).toEqual([
        {
          ...common,
          residentId: open.residentId,
          address: '12 rue des Lilas',
          phone: '+33612345678',
          email: open.profile.email,
        },
        { ...common, residentId: shy.residentId },
      ]);
    });

    test('are shown under the name that they have now', async () => {
      const communityId = ulid();
      const before = await created({ memberships: [aMembership({ communityId })] });
      await residents.save(before, { ...before, profile: { ...before.profile, name: 'Dominique' } });
      const { members } = await residents.listMembers(communityId, { limit: 10, everyStatus: false });
      expect(members.map(({ name }) => name)).toEqual(['Dominique']);
    });

    test('no longer hold who left', async () => {
      const communityId = ulid();
      const before = await created({ memberships: [aMembership({ communityId })] });
      await residents.save(before, { ...before, memberships: [] });
      expect((await residents.listMembers(communityId, { limit: 10, everyStatus: true })).members).toEqual([]);
    });
  });

  describe('the recipients of a community’s e-mails', () => {
    const email = { enabled: true, minimumLevel: 'vigilance', unsubscribeSecret: 'secret' } as const;
    const memberOf = (communityId: string, differences: Parameters<typeof aResident>[0] = {}) =>
      created({ memberships: [aMembership({ communityId })], channels: { email }, ...differences });

    test('are active members whose e-mail is on and works, with all that a message needs', async () => {
      const communityId = ulid();
      const reached = await memberOf(communityId);
      await memberOf(communityId, { channels: { email: { ...email, enabled: false } } });
      await memberOf(communityId, { channels: { email: { ...email, failure: 'address-bounced' } } });
      await memberOf(communityId, { memberships: [aMembership({ communityId, status: 'pending' })] });
      await memberOf(communityId, { memberships: [aMembership({ communityId, status: 'suspended' })] });
      const { recipients } = await residents.listEmailRecipients(communityId, { limit: 10 });
      expect(recipients).toEqual([
        {
          residentId: reached.residentId,
          address: reached.profile.email,
          minimumLevel: 'vigilance',
          language: 'fr',
          unsubscribeSecret: 'secret',
        },
      ]);
    });

    test('come each once, by stretches, in the order of their identifiers', async () => {
      const communityId = ulid();
      const members = await Promise.all(Array.from({ length: 7 }, () => memberOf(communityId)));
      const ids = members.map(({ residentId }) => residentId).sort();
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const stretch = await residents.listEmailRecipients(communityId, { limit: 3, ...(after && { after }) });
        seen.push(...stretch.recipients.map(({ residentId }) => residentId));
        after = stretch.next;
      } while (after);
      expect(seen).toEqual(ids);
    });

    test('of one stretch end with the one named, included', async () => {
      const communityId = ulid();
      const members = await Promise.all(Array.from({ length: 5 }, () => memberOf(communityId)));
      const [first = '', second, , fourth = ''] = members.map(({ residentId }) => residentId).sort();
      const between = await residents.listEmailRecipients(communityId, { limit: 10, after: first, upTo: fourth });
      expect(between.recipients).toHaveLength(3);
      expect(between.recipients[0]?.residentId).toBe(second);
      expect(between.recipients.at(-1)?.residentId).toBe(fourth);
      expect(await residents.listEmailRecipients(communityId, { limit: 10, after: fourth, upTo: first })).toEqual({
        recipients: [],
      });
    });
  });

  test('the mandates of a municipality are those of its officers and referents, with who holds them', async () => {
    const [inseeCode, elsewhere] = ['97411', '97412'];
    const referent = { inseeCode, office: 'referent', neighbourhoods: ['Les Lilas'] } as const;
    const officer = { inseeCode, office: 'town-hall' } as const;
    const both = await created({ mandates: [referent, officer, { inseeCode: elsewhere, office: 'police' }] });
    const mandates = await residents.listMandates(inseeCode);
    const { name, email } = both.profile;
    expect(new Set(mandates)).toEqual(
      new Set([referent, officer].map((mandate) => ({ residentId: both.residentId, name, email, mandate }))),
    );
  });
});
