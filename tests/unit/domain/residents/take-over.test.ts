import { describe, expect, test } from '@jest/globals';
import { newNeighbour } from '../../../../lambdas/domain/residents/enrolment.ts';
import type { Membership, Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { closed, hasAccount, takeOver } from '../../../../lambdas/domain/residents/take-over.ts';
import { wantedSubscriptions } from '../../../../lambdas/domain/subscriptions/wanted-subscriptions.ts';
import { aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { anEnrolment, aRelative } from '../../support/an-enrolment.ts';

const now = new Date('2026-11-22T20:00:00.000Z');
const neighbour = newNeighbour(anEnrolment(), now);
const account = aResident();
const joined = (of: Partial<Resident>, to: Partial<Resident> = {}) =>
  takeOver({ ...account, ...to }, { ...neighbour, ...of });

describe('an account that takes a neighbour over', () => {
  test('is known by both ids, and stays what it is otherwise', () => {
    const { formerIds, profile, memberships: _, ...rest } = joined({ formerIds: ['01JDB1H7K2C4D6E8F0G2H4J6K9'] });
    const { profile: own, memberships: __, ...kept } = account;
    expect(formerIds).toEqual([neighbour.residentId, '01JDB1H7K2C4D6E8F0G2H4J6K9']);
    expect(profile).toEqual({ ...own, address: '3 rue des Lilas' });
    expect(rest).toEqual(kept);
    expect(hasAccount(neighbour)).toBe(false);
    expect(hasAccount(joined({}))).toBe(true);
  });

  test('keeps its own address, and the later charter of the two', () => {
    const own = { profile: { ...account.profile, address: '1 quai', acceptedCharter: '2025-01' } };
    const theirs = { profile: { ...neighbour.profile, acceptedCharter: '2026-01' } };
    expect(joined(theirs, own).profile).toMatchObject({ address: '1 quai', acceptedCharter: '2026-01' });
  });

  test.each<[Membership['status'], Membership['status'], Membership['status']]>([
    ['active', 'pending', 'active'],
    ['pending', 'active', 'active'],
    ['pending', 'pending', 'pending'],
    ['suspended', 'active', 'suspended'],
    ['active', 'suspended', 'suspended'],
    ['suspended', 'pending', 'suspended'],
  ])('of a membership that is %s and one that is %s has one that is %s', (theirs, own, status) => {
    const former = { memberships: [aMembership({ status: theirs, activeSince: '2026-11-05T00:00:00.000Z' })] };
    const mine = { memberships: [aMembership({ status: own, requestedAt: '2026-11-20T00:00:00.000Z' })] };
    expect(joined(former, mine).memberships).toEqual([
      aMembership({ status, activeSince: '2026-11-05T00:00:00.000Z' }),
    ]);
  });

  test('belongs where either did, even beyond ten communities', () => {
    const belonging = (from: number) =>
      Array.from({ length: 8 }, (_, index) => aMembership({ communityId: `community-${from + index}` }));
    expect(joined({ memberships: belonging(8) }, { memberships: belonging(0) }).memberships).toHaveLength(16);
  });

  test('looks after the neighbourhoods of both, and the whole municipality when either does', () => {
    const referent = (...neighbourhoods: string[]) => ({ mandates: [aReferent({ neighbourhoods })] });
    expect(joined(referent('Douet'), referent('Gare')).mandates).toEqual([
      aReferent({ neighbourhoods: ['Gare', 'Douet'] }),
    ]);
    expect(joined(referent(), referent('Gare')).mandates).toEqual([aReferent({ neighbourhoods: [] })]);
    expect(joined(referent('Douet')).mandates).toEqual([aReferent({ neighbourhoods: ['Douet'] })]);
  });

  test('has its own relatives, and the neighbour’s in the places that are left', () => {
    const own = aRelative({ relativeId: '1', phone: '+33639982201' });
    const same = aRelative({ relativeId: '2', phone: '+33639982201' });
    const other = aRelative({ relativeId: '1', phone: '+33639982202' });
    expect(joined({ relatives: [other, same] }, { relatives: [own] }).relatives).toEqual([
      own,
      { ...other, relativeId: '2' },
    ]);
  });
});

describe('the neighbour who is taken over', () => {
  const reach = { groupId: 'one', inseeCode: '44190', subscriptions: [], counted: { member: true } };
  const left = closed({ ...neighbour, memberships: [aMembership()], reaches: [reach] }, account.residentId);

  test('is nobody’s neighbour, and wants nothing, while what stands is left to be ended', () => {
    expect(left).toMatchObject({ memberships: [], mandates: [], devices: [], relatives: [], reaches: [reach] });
    expect(wantedSubscriptions(left)).toEqual([]);
    expect(left.channels.sms).toBeUndefined();
    expect(left.joinedTo).toBe(account.residentId);
  });

  test('leaves no name, no address and no number behind', () => {
    expect(JSON.stringify(left)).not.toMatch(/Jeanne|Lilas|\+336/);
  });
});
