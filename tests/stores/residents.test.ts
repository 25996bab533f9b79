import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type {
  Device,
  PhoneConfirmation,
  Profile,
  Relative,
  Resident,
  SmsChannel,
  Subscription,
} from '../../lambdas/domain/residents/resident.ts';
import type { CommunityStore } from '../../lambdas/stores/communities/communities.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aConfirmedSms, aMembership, aReferent, aResident } from '../unit/support/a-resident.ts';
import { saintSebastien } from '../unit/support/places.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';
import { versions } from './resident-store-versions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

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
  const sms: Required<SmsChannel> = { ...aConfirmedSms, failure: 'opted-out', stopSecret: 'Aa1-_Bb2Cc3Dd4Ee5Ff6Gg' };
  const relative: Required<Relative> = {
    relativeId: '2',
    name: 'Sacha',
    phone: '+33612345670',
    email: 'sacha@example.org',
    language: 'en',
    status: 'stopped',
    secret: 'Bb2-_Bb2Cc3Dd4Ee5Ff6Gg',
    invitedAt: '2026-11-22T20:30:00.000Z',
    failure: 'address-bounced',
  };
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
    ending: true,
    subscriptionArn: 'arn:subscription',
  };
  return {
    residentId,
    version: 1,
    profile,
    memberships: [aMembership({ activeSince: '2026-11-03T08:00:00.000Z' })],
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
    relatives: [relative],
    formerIds: ['01JDB1H7K2C4D6E8F0G2H4J6K8'],
    joinedTo: '01JDB1H7K2C4D6E8F0G2H4J6K9',
    reaches: [
      {
        groupId: aMembership().communityId,
        inseeCode: '44190',
        subscriptions: [subscription],
        counted: { member: true, email: 'information', sms: 'vigilance', push: 'danger' },
      },
      { groupId: 'referents-44190', inseeCode: '44190', subscriptions: [], counted: { member: true } },
    ],
  };
}

describe.each(versions)('the residents, %s', (_, makeStores) => {
  let residents: ResidentStore;
  let communities: CommunityStore;
  beforeAll(async () => {
    ({ residents, communities } = await makeStores(database));
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
      expect(saved).toEqual({ ...after, version: 2, unsyncedSinceMs: expect.any(Number) });
      const loaded = await residents.load(before.residentId);
      expect({ ...loaded, memberships: new Set(loaded?.memberships) }).toEqual({
        ...saved,
        memberships: new Set(saved.memberships),
      });
    });

    test('of a choice is listed as unsynced from then on, until everything stands as chosen', async () => {
      const before = await created();
      const long = () => new Date(Date.now() + 1_000);
      const joined = await residents.save(before, { ...before, memberships: [aMembership()] });
      const renamed = await residents.save(joined, { ...joined, profile: { ...joined.profile, name: 'Sacha' } });
      expect(renamed.unsyncedSinceMs).toBe(joined.unsyncedSinceMs);
      expect(await residents.listUnsynced(long(), 100)).toContain(before.residentId);
      expect(await residents.listUnsynced(new Date(0), 100)).toEqual([]);
      await residents.save(renamed, renamed, { synced: true });
      expect(await residents.listUnsynced(long(), 100)).not.toContain(before.residentId);
    });

    test('keeps an absence, and lists its resident when what is wanted is to change', async () => {
      const before = await created({ memberships: [aMembership()] });
      const [startsAtMs, endsAtMs] = [Date.now() + 60_000, Date.now() + 120_000];
      const absence = { from: '2026-12-24', to: '2027-01-02', startsAtMs, endsAtMs };
      const away = await residents.save(before, { ...before, absence });
      expect((await residents.load(before.residentId))?.absence).toEqual(absence);
      expect(await residents.listUnsynced(new Date(Date.now() + 1_000), 100)).toContain(before.residentId);
      const synced = await residents.save(away, away, { synced: true, dueAgainMs: startsAtMs });
      expect(await residents.listUnsynced(new Date(startsAtMs), 100)).not.toContain(before.residentId);
      expect(await residents.listUnsynced(new Date(startsAtMs + 1), 100)).toContain(before.residentId);
      const renamed = await residents.save(synced, { ...synced, profile: { ...synced.profile, name: 'Sacha' } });
      expect(renamed.unsyncedSinceMs).toBe(startsAtMs);
      const { absence: _, ...present } = renamed;
      const back = await residents.save(renamed, present);
      expect(back.unsyncedSinceMs).toBeLessThanOrEqual(Date.now());
      expect((await residents.load(before.residentId))?.absence).toBeUndefined();
    });

    test.each<[string, Resident['mandates'], Resident['mandates']]>([
      ['an appointment', [], [aReferent()]],
      ['a dismissal', [aReferent()], []],
      ['a mandate in another municipality', [aReferent()], [aReferent(), aReferent({ inseeCode: '44109' })]],
    ])('of %s as referent waits to be synced', async (_change, held, mandates) => {
      const before = await created({ mandates: held });
      expect((await residents.save(before, { ...before, mandates })).unsyncedSinceMs).toEqual(expect.any(Number));
    });

    test.each<[string, Resident['mandates'], Resident['mandates']]>([
      ['other neighbourhoods', [aReferent()], [aReferent({ neighbourhoods: ['Les Chênes'] })]],
      ['an officer’s office', [], [{ inseeCode: '44190', office: 'police' }]],
    ])(
      'of %s leaves nothing to sync: topics are by municipality, and of referents',
      async (_change, held, mandates) => {
        const before = await created({ mandates: held });
        expect((await residents.save(before, { ...before, mandates })).unsyncedSinceMs).toBeUndefined();
      },
    );

    test('of a name alone leaves nothing to sync', async () => {
      const before = await created();
      const saved = await residents.save(before, { ...before, profile: { ...before.profile, name: 'Sacha' } });
      expect(saved.unsyncedSinceMs).toBeUndefined();
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
        counts: [{ groupId: community.communityId, inseeCode: community.inseeCode, by: { members: 1 } }],
      });
      await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' });
      expect(await residents.findHolder('+33698765432')).toBeUndefined();
      expect((await communities.findWithCounts(community.communityId))?.counts.members).toBe(0);
    });

    test('sends a phone three codes within an hour, whoever asks, and tells when the next may leave', async () => {
      const phone = '+33611223344';
      const askAt = async (minute: number) => {
        const asking = await created();
        return residents.save(asking, asking, {
          phoneCode: { phone, at: new Date(Date.UTC(2026, 10, 22, 20, minute)) },
        });
      };
      for (const minute of [0, 10, 20]) await askAt(minute);
      await expect(askAt(59)).rejects.toMatchObject({ code: 'too-many-codes', retryAfterSeconds: 60 });
      await askAt(60);
      await expect(askAt(69)).rejects.toMatchObject({ code: 'too-many-codes', retryAfterSeconds: 60 });
      await askAt(70);
    });

    test('of many at once sends a phone three codes at the most', async () => {
      const phoneCode = { phone: '+33655667788', at: new Date() };
      const asking = await Promise.all(Array.from({ length: 8 }, () => created()));
      const saves = asking.map((resident) => residents.save(resident, resident, { phoneCode }));
      const outcomes = await Promise.allSettled(saves);
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(3);
    });

    test('that is refused for its phone writes nothing', async () => {
      const before = await created();
      const phoneCode = { phone: '+33699887766', at: new Date() };
      for (const asking of [await created(), await created(), await created()]) {
        await residents.save(asking, asking, { phoneCode });
      }
      const refused = residents.save(before, { ...before, memberships: [aMembership()] }, { phoneCode });
      await expect(refused).rejects.toMatchObject({ code: 'too-many-codes' });
      expect(await residents.load(before.residentId)).toEqual(before);
    });
  });
});
