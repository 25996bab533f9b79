import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { writeCursor } from '../../../../lambdas/domain/cursor.ts';
import { decideMembership } from '../../../../lambdas/use-cases/communities/decide-membership.ts';
import { joinCommunity } from '../../../../lambdas/use-cases/communities/join-community.ts';
import { leaveCommunity } from '../../../../lambdas/use-cases/communities/leave-community.ts';
import { listMembers } from '../../../../lambdas/use-cases/communities/list-members.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import { aMembership } from '../../support/a-resident.ts';
import { aTown, callerOf, idOf, type Town, type Townsperson } from '../../support/a-town.ts';

const nothingElse = { query: undefined, headers: undefined, body: undefined, language: 'fr' } as const;
const { communityId } = aCommunity();

let town: Town;
beforeEach(async () => {
  town = await aTown();
});

const join = (by: Townsperson | 'nobody', into = communityId) =>
  joinCommunity(town)({ ...nothingElse, params: { communityId: into }, caller: callerOf(by) });
const leave = (by: Townsperson | 'nobody', from = communityId) =>
  leaveCommunity(town)({ ...nothingElse, params: { communityId: from }, caller: callerOf(by) });
const decide = (
  by: Townsperson | 'nobody',
  whom: Townsperson | 'nobody',
  status: 'active' | 'refused' | 'suspended',
  of = communityId,
) =>
  decideMembership(town)({
    ...nothingElse,
    params: { communityId: of, residentId: idOf(whom) },
    body: { status },
    caller: callerOf(by),
  });
const statusOf = async (person: Townsperson) =>
  (await town.residents.load(idOf(person)))?.memberships.find((membership) => membership.communityId === communityId)
    ?.status;
const versionOf = async (person: Townsperson) => (await town.residents.load(idOf(person)))?.version;

describe('joining a community', () => {
  test('awaits a decision', async () => {
    expect(await join('stranger')).toEqual({
      communityId,
      communityName: 'Les Lilas',
      inseeCode: '44190',
      role: 'member',
      status: 'pending',
    });
    expect(await town.residents.load(idOf('stranger'))).toMatchObject({
      memberships: [{ communityId, inseeCode: '44190', status: 'pending', requestedAt: '2026-11-22T20:30:00.000Z' }],
    });
  });

  test('again tells how the request stands, and writes nothing', async () => {
    expect(await join('pending')).toMatchObject({ status: 'pending' });
    expect(await join('active')).toMatchObject({ status: 'active' });
    expect([await versionOf('pending'), await versionOf('active')]).toEqual([1, 1]);
  });

  test.each([
    ['referent', 'active', 'referent'],
    ['police', 'pending', 'member'],
    ['townHall', 'active', 'member'],
    ['otherReferent', 'pending', 'member'],
    ['foreignReferent', 'pending', 'member'],
    ['foreignPolice', 'pending', 'member'],
  ] as const)('as %s gives membership %s with the role %s', async (person, status, role) => {
    expect(await join(person)).toMatchObject({ status, role });
  });

  test('needs the current charter', async () => {
    for (const person of ['newcomer', 'nobody'] as const)
      await expect(join(person)).rejects.toMatchObject({ code: 'charter-not-accepted' });
    expect(await statusOf('newcomer')).toBeUndefined();
  });

  test('is refused while suspended', async () => {
    await expect(join('suspended')).rejects.toMatchObject({ code: 'membership-suspended' });
    expect(await statusOf('suspended')).toBe('suspended');
  });

  test('is refused when there is no such community', async () => {
    await expect(join('stranger', ulid())).rejects.toMatchObject({ code: 'community-not-found' });
  });

  test('is refused to whoever belongs to ten already, even when asked many times at once', async () => {
    const { residents } = town;
    const before = await residents.load(idOf('stranger'));
    if (!before) throw new Error('no stranger');
    const memberships = Array.from({ length: 9 }, () => aMembership({ communityId: ulid() }));
    await residents.save(before, { ...before, memberships });
    const communities = Array.from({ length: 3 }, () => aCommunity({ communityId: ulid() }));
    for (const community of communities) await town.communities.create(community);
    const outcomes = await Promise.allSettled(communities.map((community) => join('stranger', community.communityId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject(
      Array.from({ length: 2 }, () => ({ reason: { code: 'too-many-communities' } })),
    );
    expect((await residents.load(idOf('stranger')))?.memberships).toHaveLength(10);
  });
});

describe('leaving a community', () => {
  test.each(['active', 'pending'] as const)('is free to whoever is %s', async (person) => {
    await leave(person);
    expect(await statusOf(person)).toBeUndefined();
  });

  test('needs no charter', async () => {
    const member = await town.residents.load(idOf('newcomer'));
    if (!member) throw new Error('no newcomer');
    await town.residents.save(member, { ...member, memberships: [aMembership()] });
    await leave('newcomer');
    expect(await statusOf('newcomer')).toBeUndefined();
  });

  test('is refused while suspended, or one would come back clean', async () => {
    await expect(leave('suspended')).rejects.toMatchObject({ code: 'membership-suspended' });
    expect(await statusOf('suspended')).toBe('suspended');
  });

  test('is refused to whoever is not in it', async () => {
    for (const person of ['stranger', 'nobody'] as const)
      await expect(leave(person)).rejects.toMatchObject({ code: 'membership-not-found' });
  });
});

describe('deciding on a membership', () => {
  test.each(['referent', 'police', 'townHall'] as const)('is for %s', async (person) => {
    expect(await decide(person, 'pending', 'active')).toEqual({
      communityId,
      residentId: idOf('pending'),
      status: 'active',
    });
    expect(await statusOf('pending')).toBe('active');
  });

  test.each(['nobody', 'active', 'pending', 'otherReferent', 'foreignReferent', 'foreignPolice'] as const)(
    'is not for %s',
    async (person) => {
      await expect(decide(person, 'pending', 'active')).rejects.toMatchObject({ code: 'referent-only' });
      expect(await statusOf('pending')).toBe('pending');
    },
  );

  test('suspends a member, and readmits them', async () => {
    await decide('referent', 'active', 'suspended');
    expect(await statusOf('active')).toBe('suspended');
    await decide('referent', 'active', 'active');
    expect(await statusOf('active')).toBe('active');
  });

  test('refuses a request, which may be made again', async () => {
    expect(await decide('referent', 'pending', 'refused')).toMatchObject({ status: 'refused' });
    expect(await statusOf('pending')).toBeUndefined();
    expect(await join('pending')).toMatchObject({ status: 'pending' });
  });

  test('cannot refuse who was admitted or suspended meanwhile', async () => {
    for (const person of ['active', 'suspended'] as const)
      await expect(decide('referent', person, 'refused')).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect([await statusOf('active'), await statusOf('suspended')]).toEqual(['active', 'suspended']);
  });

  test('taken twice is written once', async () => {
    await decide('referent', 'pending', 'active');
    await decide('police', 'pending', 'active');
    expect(await versionOf('pending')).toBe(2);
  });

  test('stands when the member’s own change comes in between', async () => {
    const { residents } = town;
    let interruptions = 1;
    const save: typeof residents.save = async (before, after, effects) => {
      if (interruptions > 0) {
        interruptions -= 1;
        await residents.save(before, { ...before, profile: { ...before.profile, language: 'en' } });
      }
      return residents.save(before, after, effects);
    };
    town = { ...town, residents: { ...residents, save } };
    await decide('referent', 'pending', 'active');
    expect(await residents.load(idOf('pending'))).toMatchObject({
      profile: { language: 'en' },
      memberships: [{ status: 'active' }],
    });
  });

  test('lets no referent lift their own suspension', async () => {
    await join('referent');
    await decide('police', 'referent', 'suspended');
    await expect(decide('referent', 'referent', 'active')).rejects.toMatchObject({ code: 'referent-only' });
    await expect(decide('referent', 'pending', 'active')).rejects.toMatchObject({ code: 'referent-only' });
  });

  test('is refused when there is no such request or community', async () => {
    for (const person of ['stranger', 'nobody'] as const)
      await expect(decide('referent', person, 'active')).rejects.toMatchObject({ code: 'membership-not-found' });
    await expect(decide('referent', 'pending', 'active', ulid())).rejects.toMatchObject({
      code: 'community-not-found',
    });
  });
});

describe('without a protocol in force, the police', () => {
  test.each([
    ['none', undefined],
    ['one that ended', aProtocol({ startsOn: '2023-01-01', endsOn: '2025-12-31' })],
  ])('do not admit themselves: %s', async (_, protocol) => {
    if (protocol) await town.communities.putProtocol(protocol);
    expect(await join('police')).toMatchObject({ status: 'pending' });
    await expect(decide('police', 'police', 'active')).rejects.toMatchObject({ code: 'referent-only' });
    expect(await statusOf('police')).toBe('pending');
  });

  test('are admitted as anyone is, and decide on others', async () => {
    await join('police');
    await decide('referent', 'police', 'active');
    expect(await statusOf('police')).toBe('active');
    await decide('police', 'pending', 'active');
    expect(await statusOf('pending')).toBe('active');
  });

  test('are admitted at once as soon as there is one', async () => {
    await town.communities.putProtocol(aProtocol());
    expect(await join('police')).toMatchObject({ status: 'active' });
  });
});

describe('the directory of a community', () => {
  const list = (by: Townsperson | 'nobody', query: { limit?: number; cursor?: string } = {}, of = communityId) =>
    listMembers(town)({ ...nothingElse, params: { communityId: of }, query, caller: callerOf(by) });

  test('shows an active member the active ones, and who is a referent', async () => {
    await join('referent');
    expect(await list('active')).toEqual({
      items: [
        { residentId: idOf('referent'), name: 'referent', status: 'active', role: 'referent' },
        { residentId: idOf('active'), name: 'active', status: 'active', role: 'member' },
      ],
    });
  });

  test.each(['referent', 'police', 'townHall'] as const)(
    'shows %s also who waits and who is suspended',
    async (person) => {
      await town.communities.putProtocol(aProtocol());
      const { items } = await list(person);
      expect(items.map(({ name, status }) => [name, status])).toEqual([
        ['active', 'active'],
        ['pending', 'pending'],
        ['suspended', 'suspended'],
      ]);
    },
  );

  test.each([
    ['pending', 'membership-pending'],
    ['suspended', 'membership-suspended'],
    ['stranger', 'not-a-member'],
    ['otherReferent', 'not-a-member'],
    ['foreignPolice', 'not-a-member'],
    ['police', 'not-a-member'],
    ['nobody', 'not-a-member'],
  ] as const)('is closed to %s', async (person, code) => {
    await expect(list(person)).rejects.toMatchObject({ code });
  });

  test('comes by pages, each member once', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list('referent', { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(names).toEqual(['active', 'pending', 'suspended']);
  });

  test('refuses a cursor that is not its own', async () => {
    const foreign = writeCursor('members', ulid(), 'active#');
    for (const cursor of ['tampered', foreign])
      await expect(list('active', { cursor })).rejects.toMatchObject({
        errors: [{ path: 'cursor', code: 'invalid-cursor' }],
      });
  });

  test('shows nobody who waits, even to a member with a referent’s cursor', async () => {
    const cursor = writeCursor('members', communityId, 'active#~');
    expect(await list('active', { cursor })).toEqual({ items: [] });
  });

  test('of none is refused', async () => {
    await expect(list('active', {}, ulid())).rejects.toMatchObject({ code: 'community-not-found' });
  });
});
