import { beforeEach, describe, expect, test } from '@jest/globals';
import type { membersOperations } from '../../../../contract/operations/members.ts';
import { dayMs } from '../../../../lambdas/domain/milliseconds.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { inMemoryCommunityStore } from '../../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { confirmEnrolment, refuseEnrolment } from '../../../../lambdas/use-cases/communities/confirm-enrolment.ts';
import { enrolNeighbour } from '../../../../lambdas/use-cases/communities/enrol-neighbour.ts';
import type { Request } from '../../../../lambdas/use-cases/use-case.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aConfirmedSms, aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { callerOf, refusalOf } from '../../support/me-fixture.ts';
import { saintSebastien } from '../../support/places.ts';
import { TextMessagesInMemory } from '../../support/text-messages-in-memory.ts';

const phone = '+33639982100';
const community = aCommunity();
const { communityId } = community;
const referent = aResident({ mandates: [aReferent({ neighbourhoods: [] })] });
const start = new Date('2026-11-22T20:00:00.000Z');

let now = start;
let ids = 0;
let residents = inMemoryResidentStore();
let communities = inMemoryCommunityStore();
let textMessages = new TextMessagesInMemory();

beforeEach(async () => {
  now = start;
  residents = inMemoryResidentStore();
  communities = inMemoryCommunityStore();
  textMessages = new TextMessagesInMemory();
  await communities.registerMunicipality(saintSebastien);
  await communities.create(community);
  await residents.create(referent);
});

function newId(): string {
  ids += 1;
  return `01JENR0LE10000000000000${String(ids).padStart(3, '0')}`;
}

type Operation = typeof membersOperations.enrolNeighbour;

function enrol({ by = referent, to = phone, into = communityId, twoWay = true } = {}) {
  const request = {
    language: 'fr',
    params: { communityId: into },
    body: { name: 'Jeanne', phone: to, address: '3 rue des Lilas' },
    caller: callerOf(by),
  } as Request<Operation>;
  return enrolNeighbour({ residents, communities, textMessages, twoWay, clock: () => now, newId })(request);
}

const yes = (from = phone) => confirmEnrolment({ residents })(from, now);
const no = (from = phone) => refuseEnrolment({ residents })(from, now);
const load = async (residentId: string) => (await residents.load(residentId)) as Resident;

describe('enrolling a neighbour', () => {
  test('asks them once it is written that their answer is awaited', async () => {
    textMessages.before = () => {
      throw new Error('SNS is out of reach');
    };
    expect(await refusalOf(enrol())).toEqual({ code: 'message-not-sent' });
    expect((await residents.findPhone(phone)).enrolments).toHaveLength(1);
    expect(textMessages.sent).toEqual([]);
  });

  test('is not offered where nobody can answer', async () => {
    expect(await refusalOf(enrol({ twoWay: false }))).toEqual({ code: 'two-way-sms-needed' });
    expect(textMessages.sent).toEqual([]);
  });

  test('is for referents and officers, into a community that there is', async () => {
    const member = aResident({ residentId: '02MEMBER', memberships: [aMembership({ communityId })] });
    await residents.create(member);
    expect(await refusalOf(enrol({ by: member }))).toEqual({ code: 'referent-only' });
    expect(await refusalOf(enrol({ into: '01JDB1H7K2C4D6E8F0G2H4J6K9' }))).toEqual({ code: 'community-not-found' });
  });

  test('makes nobody a resident', async () => {
    const { residentId } = await enrol();
    expect(await residents.load(residentId)).toBeUndefined();
    expect(await residents.findHolder(phone)).toBeUndefined();
  });
});

describe('a yes', () => {
  test('makes a member who accepted the charter, reached by SMS from vigilance on, who holds the number', async () => {
    const { residentId } = await enrol();
    expect(await yes()).toEqual({
      residentId,
      communityId,
      communityName: community.name,
      status: 'active',
      stillWaiting: 0,
    });
    const { profile, memberships, channels } = await load(residentId);
    expect(profile).toMatchObject({ name: 'Jeanne', address: '3 rue des Lilas', acceptedCharter: '2026-01' });
    expect(profile.email).toBeUndefined();
    expect(memberships).toMatchObject([{ communityId, status: 'active', activeSince: now.toISOString() }]);
    expect(channels.sms).toMatchObject({ enabled: true, confirmed: true, minimumLevel: 'vigilance', phone });
    expect(await residents.findHolder(phone)).toBe(residentId);
  });

  test('said again changes nothing, and neither do two at once', async () => {
    const { residentId } = await enrol();
    const answers = await Promise.all([yes(), yes()]);
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
    const before = await load(residentId);
    expect(await yes()).toBeUndefined();
    expect(await load(residentId)).toEqual(before);
  });

  test('is about what was asked last; the other still waits', async () => {
    const other = { ...aCommunity(), communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9', name: 'La Gare' };
    await communities.create(other);
    const { residentId } = await enrol();
    now = new Date(start.getTime() + 1_000);
    await enrol({ into: other.communityId });
    const first = await yes();
    expect(first).toMatchObject({ communityName: 'La Gare', stillWaiting: 1 });
    expect(await yes()).toMatchObject({ communityName: community.name, residentId: first?.residentId });
    expect(await residents.load(residentId)).toBeUndefined();
    expect((await load(first?.residentId ?? '')).memberships).toHaveLength(2);
  });

  test('comes too late after a week', async () => {
    await enrol();
    now = new Date(start.getTime() + 7 * dayMs);
    expect(await yes()).toBeUndefined();
    now = new Date(now.getTime() - 1);
    expect(await yes()).toMatchObject({ status: 'active' });
  });

  test('from a number that nobody enrolled is none', async () => {
    expect(await yes('+33639982101')).toBeUndefined();
  });
});

describe('a number that is a resident’s already', () => {
  const sms = { ...aConfirmedSms, phone, minimumLevel: 'danger' as const };
  const given = async (resident: Resident) => {
    await residents.create(resident);
    await residents.save(resident, resident, { holds: [phone] });
    return resident;
  };
  const holder = (memberships: Resident['memberships'] = []) =>
    aResident({ residentId: '02HOLDER', memberships, channels: { sms } });

  test('becomes a member by their yes, as they were otherwise', async () => {
    const { residentId, channels } = await given(holder());
    const enrolled = await enrol();
    expect(enrolled.residentId).not.toBe(residentId);
    expect(await yes()).toMatchObject({ residentId, status: 'active' });
    expect(await load(residentId)).toMatchObject({ channels, memberships: [{ communityId, status: 'active' }] });
    expect(await residents.load(enrolled.residentId)).toBeUndefined();
  });

  test.each([
    ['pending', 'active'],
    ['active', 'active'],
    ['suspended', 'suspended'],
  ] as const)('and %s there, is then %s', async (before, after) => {
    const { residentId } = await given(holder([aMembership({ communityId, status: before })]));
    await enrol();
    expect(await yes()).toMatchObject({ status: after });
    expect(await load(residentId)).toMatchObject({ memberships: [{ status: after }] });
    expect(await yes()).toBeUndefined();
  });

  test('of whoever enrols lets nobody in by themselves', async () => {
    const own = aResident({ residentId: '02OWN', mandates: [aReferent({ neighbourhoods: [] })], channels: { sms } });
    await given(own);
    await enrol({ by: own });
    expect(await yes()).toMatchObject({ status: undefined });
    expect((await load(own.residentId)).memberships).toEqual([]);
  });

  test('who has another number by now is not them any more', async () => {
    const moved = aResident({ residentId: '02MOVED', channels: { sms: { ...sms, phone: '+33639982109' } } });
    await given(moved);
    const { residentId } = await enrol();
    expect(await yes()).toMatchObject({ residentId });
    expect(await residents.findHolder(phone)).toBe(residentId);
    expect((await load(moved.residentId)).memberships).toEqual([]);
  });
});

describe('a no', () => {
  test('leaves nothing behind', async () => {
    const { residentId } = await enrol();
    expect(await no()).toMatchObject({ communityId, status: undefined });
    expect(await no()).toBeUndefined();
    expect(await yes()).toBeUndefined();
    expect(await residents.load(residentId)).toBeUndefined();
  });
});
