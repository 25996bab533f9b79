import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { dayMs } from '../../lambdas/domain/milliseconds.ts';
import type { Resident } from '../../lambdas/domain/residents/resident.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { aConfirmedSms, aMembership, aResident } from '../unit/support/a-resident.ts';
import { anEnrolment, aRelative } from '../unit/support/an-enrolment.ts';
import { refusalOf } from '../unit/support/me-fixture.ts';
import { startDatabase, type TestDatabase } from './dynamodb.ts';
import { versions } from './resident-store-versions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const now = () => new Date();
let phones = 0;
const aPhone = () => {
  phones += 1;
  return `+3363998${3000 + phones}`;
};

describe.each(versions)('phones, %s', (_, makeStores) => {
  let residents: ResidentStore;
  beforeEach(async () => {
    ({ residents } = await makeStores(database));
  });

  const enrolling = (differences: Parameters<typeof anEnrolment>[0] = {}) =>
    anEnrolment({
      residentId: ulid(),
      communityId: ulid(),
      phone: aPhone(),
      enrolledBy: ulid(),
      askedAt: now().toISOString(),
      ...differences,
    });
  const created = async (differences: Parameters<typeof aResident>[0] = {}): Promise<Resident> => {
    const resident = aResident({ residentId: ulid(), ...differences });
    await residents.create(resident);
    return resident;
  };
  const invite = (resident: Resident, contact: string, at = now()) =>
    residents.save(resident, resident, { invitation: { contact, at } });

  describe('an enrolment', () => {
    test('is found by its phone, and among those who wait in its community', async () => {
      const enrolment = enrolling();
      await residents.enrol(enrolment);
      expect(await residents.findPhone(enrolment.phone)).toEqual({
        holderId: undefined,
        enrolments: [enrolment],
        namings: [],
      });
      const page = { limit: 10, everyStatus: true };
      const { residentId, name, address } = enrolment;
      const waiting = { residentId, name, address, status: 'pending', awaitsAnswer: true };
      expect((await residents.listMembers(enrolment.communityId, page)).members).toEqual([waiting]);
      const active = { ...page, everyStatus: false };
      expect((await residents.listMembers(enrolment.communityId, active)).members).toEqual([]);
    });

    test('that nobody answered in time is listed no more', async () => {
      const enrolment = enrolling({ askedAt: new Date(Date.now() - 8 * dayMs).toISOString() });
      await residents.enrol(enrolment);
      const page = { limit: 10, everyStatus: true };
      expect((await residents.listMembers(enrolment.communityId, page)).members).toEqual([]);
    });

    test('made again keeps its place; by another id it is refused while the first one waits', async () => {
      const enrolment = enrolling();
      await residents.enrol(enrolment);
      const again = { ...enrolment, name: 'Jeanne M.' };
      await residents.enrol(again);
      expect((await residents.findPhone(enrolment.phone)).enrolments).toEqual([again]);
      expect(await refusalOf(residents.enrol({ ...enrolment, residentId: ulid() }))).toEqual({
        code: 'changed-meanwhile',
      });
    });

    test('is asked three times in an hour at the most, whoever asks', async () => {
      const phone = aPhone();
      for (let sent = 0; sent < 3; sent += 1) await residents.enrol(enrolling({ phone }));
      expect(await refusalOf(residents.enrol(enrolling({ phone })))).toMatchObject({ code: 'too-many-codes' });
      expect((await residents.findPhone(phone)).enrolments).toHaveLength(3);
    });

    test('keeps nobody from confirming their number, however often it is asked', async () => {
      const [phone, resident] = [aPhone(), await created()];
      for (let sent = 0; sent < 3; sent += 1) await residents.enrol(enrolling({ phone }));
      const phoneCode = { phone, at: now() };
      await expect(residents.save(resident, resident, { phoneCode })).resolves.toBeDefined();
    });

    test('and an invitation of a relative are six a day at the most for one phone, whoever asks', async () => {
      const [phone, start] = [aPhone(), Date.now()];
      const hoursLater = (hours: number) => new Date(start + hours * 3_600_000);
      for (let sent = 0; sent < 6; sent += 1) await invite(await created(), phone, hoursLater(sent * 2));
      const oneMore = (hours: number) =>
        residents.enrol(enrolling({ phone, askedAt: hoursLater(hours).toISOString() }));
      expect(await refusalOf(oneMore(23))).toEqual({ code: 'too-many-codes', retryAfterSeconds: 3_600 });
      await oneMore(24);
    });

    test('is one of twenty a day at the most for whoever enrols', async () => {
      const enrolledBy = ulid();
      const at = new Date(Math.floor(Date.now() / dayMs) * dayMs + 1_000);
      const enrolOne = (on: Date) => residents.enrol(enrolling({ enrolledBy, askedAt: on.toISOString() }));
      for (let made = 0; made < 20; made += 1) await enrolOne(at);
      expect(await refusalOf(enrolOne(at))).toEqual({
        code: 'too-many-enrolments',
        retryAfterSeconds: dayMs / 1000 - 1,
      });
      await enrolOne(new Date(at.getTime() + dayMs));
    });

    test('dropped is gone; one made since stays', async () => {
      const enrolment = enrolling();
      await residents.enrol(enrolment);
      await residents.dropEnrolment({ ...enrolment, askedAt: '2026-11-01T00:00:00.000Z' });
      expect((await residents.findPhone(enrolment.phone)).enrolments).toHaveLength(1);
      await residents.dropEnrolment(enrolment);
      await residents.dropEnrolment(enrolment);
      expect((await residents.findPhone(enrolment.phone)).enrolments).toEqual([]);
    });
  });

  describe('an answer', () => {
    const becoming = ({ residentId, phone }: ReturnType<typeof anEnrolment>) =>
      aResident({ residentId, channels: { sms: { ...aConfirmedSms, phone } } });

    test('makes the resident, who holds the phone, and takes the enrolment away', async () => {
      const enrolment = enrolling();
      await residents.enrol(enrolment);
      const effects = { take: { phone: enrolment.phone, from: undefined }, answers: enrolment };
      expect(await residents.create(becoming(enrolment), effects)).toBe(true);
      expect(await residents.findPhone(enrolment.phone)).toEqual({
        holderId: enrolment.residentId,
        enrolments: [],
        namings: [],
      });
      const other = becoming({ ...enrolment, residentId: ulid() });
      expect(await refusalOf(residents.create(other, effects))).toEqual({ code: 'changed-meanwhile' });
      expect(await residents.load(other.residentId)).toBeUndefined();
    });

    test('is taken once', async () => {
      const enrolment = enrolling();
      await residents.enrol(enrolment);
      const holder = await created();
      const saved = await residents.save(holder, holder, { answers: enrolment });
      expect(await refusalOf(residents.save(saved, saved, { answers: enrolment }))).toEqual({
        code: 'changed-meanwhile',
      });
    });

    test('takes a phone from nobody else than who was read to hold it', async () => {
      const [phone, first, second] = [aPhone(), await created(), await created()];
      await residents.save(first, first, { take: { phone, from: undefined } });
      const late = { take: { phone, from: undefined } };
      expect(await refusalOf(residents.save(second, second, late))).toEqual({ code: 'changed-meanwhile' });
      await residents.save(second, second, { take: { phone, from: first.residentId } });
      expect(await residents.findHolder(phone)).toBe(second.residentId);
    });
  });

  describe('a resident who takes another over', () => {
    test('is saved with the other, both or none', async () => {
      const former = await created({ memberships: [aMembership()] });
      const account = await created();
      const after = { ...account, memberships: former.memberships, formerIds: [former.residentId] };
      const closes = { before: former, after: { ...former, memberships: [], joinedTo: account.residentId } };
      const moved = await residents.save(former, { ...former, profile: { ...former.profile, name: 'Sacha' } });
      expect(await refusalOf(residents.save(account, after, { closes }))).toEqual({ code: 'changed-meanwhile' });
      expect(await residents.load(account.residentId)).toEqual(account);
      await residents.save(account, after, { closes: { ...closes, before: moved } });
      expect(await residents.load(former.residentId)).toMatchObject({ memberships: [], joinedTo: account.residentId });
      expect(await residents.load(account.residentId)).toMatchObject({ formerIds: [former.residentId] });
      expect(await residents.listUnsynced(new Date(Date.now() + 1_000), 100)).toEqual(
        expect.arrayContaining([former.residentId, account.residentId]),
      );
    });
  });

  describe('a relative', () => {
    test('is found by their phone, as long as somebody names it', async () => {
      const [phone, other] = [aPhone(), aPhone()];
      const resident = await created();
      const relative = aRelative({ phone });
      const { relativeId, status, invitedAt } = relative;
      const naming = { residentId: resident.residentId, relativeId, status, invitedAt };
      const named = await residents.save(resident, { ...resident, relatives: [relative] });
      expect((await residents.findPhone(phone)).namings).toEqual([naming]);
      const moved = await residents.save(named, { ...named, relatives: [{ ...relative, phone: other }] });
      expect((await residents.findPhone(phone)).namings).toEqual([]);
      expect((await residents.findPhone(other)).namings).toEqual([naming]);
      await residents.save(moved, { ...moved, relatives: [] });
      expect((await residents.findPhone(other)).namings).toEqual([]);
    });

    test('who agreed is e-mailed of danger in their resident’s communities, beside the resident', async () => {
      const { phone: _, ...reached } = aRelative({ email: 'sacha@example.org', language: 'en' });
      const membership = aMembership({ communityId: ulid() });
      const resident = await created({
        memberships: [membership],
        relatives: [reached, { ...reached, relativeId: '2', status: 'pending' }],
      });
      const { residentId, profile } = resident;
      const { recipients } = await residents.listEmailRecipients(membership.communityId, { limit: 10 });
      expect(recipients).toMatchObject([
        { residentId, address: profile.email, minimumLevel: 'vigilance' },
        {
          residentId,
          address: 'sacha@example.org',
          minimumLevel: 'danger',
          language: 'en',
          unsubscribeSecret: reached.secret,
          copy: { relativeId: '1', of: profile.name },
        },
      ]);
    });

    test('is invited by ten of a resident’s invitations a day, and three an hour from everyone', async () => {
      const at = new Date(Math.floor(Date.now() / dayMs) * dayMs + 1_000);
      let resident = await created();
      for (let sent = 0; sent < 10; sent += 1) resident = await invite(resident, `sacha-${ulid()}@example.org`, at);
      expect(await refusalOf(invite(resident, aPhone(), at))).toMatchObject({ code: 'too-many-invitations' });
      const phone = aPhone();
      for (let sent = 0; sent < 3; sent += 1) await invite(await created(), phone, at);
      expect(await refusalOf(invite(await created(), phone, at))).toMatchObject({ code: 'too-many-codes' });
    });

    test('who refused is left alone by that resident for thirty days, unless they change their mind', async () => {
      const [phone, at] = [aPhone(), now()];
      const refused = await created();
      const saved = await residents.save(refused, refused, { relativeAnswer: { contact: phone, answer: 'no', at } });
      expect(await refusalOf(invite(saved, phone, at))).toEqual({ code: 'relative-refused' });
      await invite(await created(), phone, at);
      const later = await invite(saved, phone, new Date(at.getTime() + 31 * dayMs));
      const agreed = await residents.save(later, later, { relativeAnswer: { contact: phone, answer: 'yes', at } });
      await invite(agreed, phone, at);
    });
  });

  const from = (digest: string) => [{ digest, most: 30 }];

  test('the link to stop SMS is asked for once an hour', async () => {
    const [phone, at] = [aPhone(), now()];
    expect(await residents.noteStopLink(phone, from('a1'), at)).toBe(true);
    expect(await residents.noteStopLink(phone, from('a1'), new Date(at.getTime() + 59 * 60_000))).toBe(false);
    expect(await residents.noteStopLink(aPhone(), from('a1'), at)).toBe(true);
    expect(await residents.noteStopLink(phone, from('a1'), new Date(at.getTime() + 61 * 60_000))).toBe(true);
  });

  test('the link to stop SMS is asked for three times a day at the most', async () => {
    const [phone, startMs] = [aPhone(), Date.now()];
    const afterHours = (hours: number) =>
      residents.noteStopLink(phone, from('a1'), new Date(startMs + hours * 3_600_000));
    expect([await afterHours(0), await afterHours(2), await afterHours(4)]).toEqual([true, true, true]);
    expect([await afterHours(6), await afterHours(23)]).toEqual([false, false]);
    expect([await afterHours(24), await afterHours(25)]).toEqual([true, false]);
  });

  test('the link to stop SMS is asked for thirty times a day at the most from one address, whatever the phone', async () => {
    const at = new Date(Math.floor(Date.now() / dayMs) * dayMs + 1_000);
    const [often, ask] = [aPhone(), (phone: string, digest: string) => residents.noteStopLink(phone, from(digest), at)];
    for (let asked = 0; asked < 30; asked += 1) await ask(aPhone(), 'a1');
    expect(await refusalOf(ask(often, 'a1'))).toEqual({
      code: 'too-many-stop-links',
      retryAfterSeconds: dayMs / 1000 - 1,
    });
    expect(await ask(often, 'a2')).toBe(true);
    expect(await residents.saltOf('2026-11-22')).toBe(await residents.saltOf('2026-11-22'));
  });

  test('a neighbour without an account is listed by name, and e-mailed nothing', async () => {
    const membership = aMembership({ communityId: ulid() });
    const resident = aResident({ residentId: ulid(), memberships: [membership], mandates: [] });
    const { email: _, ...rest } = resident.profile;
    const profile = { ...rest, directory: { ...rest.directory, email: true } };
    await residents.create({ ...resident, profile });
    expect(await residents.load(resident.residentId)).toMatchObject({ profile });
    const { members } = await residents.listMembers(membership.communityId, { limit: 10, everyStatus: false });
    expect(members).toEqual([{ residentId: resident.residentId, name: profile.name, status: 'active' }]);
    const { recipients } = await residents.listEmailRecipients(membership.communityId, { limit: 10 });
    expect(recipients).toEqual([]);
  });
});
