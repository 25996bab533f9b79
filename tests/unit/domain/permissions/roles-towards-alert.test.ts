import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import type { Role } from '../../../../lambdas/domain/permissions/roles.ts';
import { rolesTowardsAlert } from '../../../../lambdas/domain/permissions/roles-towards-alert.ts';
import type { Mandate, Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';

const here = '44190';
const elsewhere = '44109';
const community = aCommunity();
const otherCommunityId = '01JDB1H7K2C4D6E8F0G2H4J6K9';

const officer = (inseeCode: string): Mandate => ({ inseeCode, office: 'police' });
const referent = (inseeCode: string, ...neighbourhoods: string[]): Mandate => ({
  inseeCode,
  office: 'referent',
  neighbourhoods,
});
const someone = (resident: Partial<Pick<Resident, 'mandates' | 'memberships'>> = {}) => ({
  resident: aResident({ residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB', ...resident }),
  operator: false,
});
const rolesIn = (caller: Parameters<typeof rolesTowardsAlert>[0], alert: Alert, origin = alert.origin && community) =>
  [...rolesTowardsAlert(caller, alert, origin)].sort();
const and = (...roles: Role[]) => ['signed-in', ...roles].sort();

describe('towards what a neighbour reported', () => {
  test.each<[string, Parameters<typeof rolesTowardsAlert>[0], Role[]]>([
    ['nobody without a profile', { resident: undefined, operator: true }, ['operator']],
    ['a resident', someone(), []],
    ['a member of its community', someone({ memberships: [aMembership()] }), ['member']],
    ['one who waits there', someone({ memberships: [aMembership({ status: 'pending' })] }), ['pending']],
    ['one who is suspended there', someone({ memberships: [aMembership({ status: 'suspended' })] }), ['suspended']],
    ['a member of another community', someone({ memberships: [aMembership({ communityId: otherCommunityId })] }), []],
    ['its referent', someone({ mandates: [referent(here, 'Les Lilas')] }), ['referent']],
    ['a referent of another community', someone({ mandates: [referent(here, 'Les Chênes')] }), ['referent-elsewhere']],
    ['an officer of its municipality', someone({ mandates: [officer(here)] }), ['police']],
    ['an officer of another one', someone({ mandates: [officer(elsewhere)] }), ['officer-elsewhere']],
  ])('%s is so', (_who, caller, expected) => {
    expect(rolesIn(caller, anAlert())).toEqual(and(...expected));
  });

  test('whoever it was forwarded to is a member', () => {
    const addressees = {
      communityIds: [community.communityId, otherCommunityId],
      allCommunities: false,
      referents: false,
    };
    const neighbour = someone({ memberships: [aMembership({ communityId: otherCommunityId })] });
    expect(rolesIn(neighbour, anAlert({ addressees }))).toEqual(and('member'));
  });

  test('a member of one of its communities who is suspended from another is both', () => {
    const addressees = {
      communityIds: [community.communityId, otherCommunityId],
      allCommunities: false,
      referents: false,
    };
    const memberships = [aMembership({ status: 'suspended' }), aMembership({ communityId: otherCommunityId })];
    expect(rolesIn(someone({ memberships }), anAlert({ addressees }))).toEqual(and('member', 'suspended'));
  });
});

describe('towards what officers sent', () => {
  test('every member in the municipality was sent what went to all its communities', () => {
    const memberships = [aMembership({ communityId: otherCommunityId })];
    expect(rolesIn(someone({ memberships }), anOfficialAlert())).toEqual(and('member'));
    const away = [aMembership({ communityId: otherCommunityId, inseeCode: elsewhere })];
    expect(rolesIn(someone({ memberships: away }), anOfficialAlert())).toEqual(and());
  });

  test('it has no referents, but those it was sent to are readers of it', () => {
    const toReferents = anOfficialAlert({ addressees: { communityIds: [], allCommunities: false, referents: true } });
    const caller = someone({ mandates: [referent(here, 'Les Chênes')] });
    expect(rolesIn(caller, anOfficialAlert())).toEqual(and('referent-elsewhere'));
    expect(rolesIn(caller, toReferents)).toEqual(and('member', 'referent-elsewhere'));
    expect(rolesIn(someone({ mandates: [referent(elsewhere)] }), toReferents)).toEqual(and('referent-elsewhere'));
  });

  test('who waits in a community, or is suspended from it, is so', () => {
    for (const status of ['pending', 'suspended'] as const)
      expect(rolesIn(someone({ memberships: [aMembership({ status })] }), anOfficialAlert())).toEqual(and(status));
  });
});
