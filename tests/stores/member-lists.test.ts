import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { referentsOf } from '../../lambdas/domain/communities/group.ts';
import type { Resident } from '../../lambdas/domain/residents/resident.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aConfirmedSms, aMembership, aReferent, aResident } from '../unit/support/a-resident.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';
import { versions } from './resident-store-versions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

describe.each(versions)('the lists of residents, %s', (_, makeStores) => {
  let residents: ResidentStore;
  beforeAll(async () => {
    ({ residents } = await makeStores(database));
  });

  const created = async (differences: Parameters<typeof aResident>[0] = {}) => {
    const resident = aResident({ residentId: ulid(), ...differences });
    await residents.create(resident);
    return resident;
  };

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

  describe('the recipients of e-mails to the referents of a municipality', () => {
    const inOwn = (inseeCode: string) => ({ mandates: [aReferent({ inseeCode })] });
    const recipientsOf = async (groupId: string) =>
      (await residents.listEmailRecipients(groupId, { limit: 10 })).recipients;

    test('are its referents whose e-mail is on and works, and neither its officers nor its members', async () => {
      const email = { enabled: true, minimumLevel: 'danger', unsubscribeSecret: 'secret' } as const;
      const inseeCode = '97413';
      const reached = await created({ ...inOwn(inseeCode), channels: { email } });
      await created({ ...inOwn(inseeCode), channels: { email: { ...email, enabled: false } } });
      await created({ ...inOwn(inseeCode), channels: { email: { ...email, failure: 'complaint' } } });
      await created(inOwn('97414'));
      await created({ mandates: [{ inseeCode, office: 'police' }], memberships: [aMembership({ inseeCode })] });
      expect(await recipientsOf(referentsOf(inseeCode))).toEqual([
        {
          residentId: reached.residentId,
          address: reached.profile.email,
          minimumLevel: 'danger',
          language: 'fr',
          unsubscribeSecret: 'secret',
        },
      ]);
    });

    test('hold an officer who is a referent too, once', async () => {
      const inseeCode = '97415';
      const both = await created({ mandates: [{ inseeCode, office: 'town-hall' }, aReferent({ inseeCode })] });
      expect((await recipientsOf(referentsOf(inseeCode))).map(({ residentId }) => residentId)).toEqual([
        both.residentId,
      ]);
    });

    test('follow what a referent chooses, and no longer hold who was dismissed', async () => {
      const inseeCode = '97416';
      const appointed = await created(inOwn(inseeCode));
      const { email } = appointed.channels;
      const all = await residents.save(appointed, {
        ...appointed,
        channels: { email: { ...email, minimumLevel: 'information' } },
      });
      expect(await recipientsOf(referentsOf(inseeCode))).toMatchObject([{ minimumLevel: 'information' }]);
      await residents.save(all, { ...all, mandates: [] });
      expect(await recipientsOf(referentsOf(inseeCode))).toEqual([]);
    });

    test('come each once, by stretches, in the order of their identifiers', async () => {
      const inseeCode = '97417';
      const referents = await Promise.all(Array.from({ length: 5 }, () => created(inOwn(inseeCode))));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const stretch = await residents.listEmailRecipients(referentsOf(inseeCode), {
          limit: 2,
          ...(after && { after }),
        });
        seen.push(...stretch.recipients.map(({ residentId }) => residentId));
        after = stretch.next;
      } while (after);
      expect(seen).toEqual(referents.map(({ residentId }) => residentId).sort());
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
