import { describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../../contract/charter.ts';
import * as permissions from '../../../lambdas/domain/permissions.ts';
import type { Mandate } from '../../../lambdas/domain/resident.ts';
import { aCommunity } from '../support/a-community.ts';
import { aMembership, aResident } from '../support/a-resident.ts';

const here = '44190';
const elsewhere = '44109';
const community = aCommunity();
const nobody = undefined;

const officer = (inseeCode: string, office: 'police' | 'town-hall' = 'police') =>
  aResident({ mandates: [{ inseeCode, office }] });
const referent = (inseeCode: string, ...neighbourhoods: string[]) =>
  aResident({ mandates: [{ inseeCode, office: 'referent', neighbourhoods }] });
const suspended = aMembership({ status: 'suspended' });

describe('a community is tended by', () => {
  test.each([
    ['the police of its municipality', officer(here, 'police')],
    ['the town hall of its municipality', officer(here, 'town-hall')],
    ['an officer even when suspended from it', { ...officer(here), memberships: [suspended] }],
    ['a referent of the whole municipality', referent(here)],
    ['a referent of its neighbourhood', referent(here, 'Les Chênes', 'Les Lilas')],
    ['a referent of its neighbourhood, however the name is written', referent(here, ' les LILÀS ')],
    [
      'the referent who created it, whatever their neighbourhoods',
      { ...referent(here, 'Ailleurs'), residentId: community.createdBy },
    ],
  ])('%s', (_who, resident) => {
    expect(permissions.tends(resident, community)).toBe(true);
    expect(() => permissions.requireTender(resident, community)).not.toThrow();
  });

  test.each([
    ['someone without an account here', nobody],
    ['a resident', aResident()],
    ['an active member', aResident({ memberships: [aMembership()] })],
    ['an officer of another municipality', officer(elsewhere)],
    ['a referent of another municipality', referent(elsewhere, 'Les Lilas')],
    ['a referent of another neighbourhood', referent(here, 'Les Chênes')],
    ['its creator, once no referent any more', aResident({ residentId: community.createdBy })],
    ['a referent suspended from it', { ...referent(here), memberships: [suspended] }],
  ])('not by %s', (_who, resident) => {
    expect(permissions.tends(resident, community)).toBe(false);
    expect(() => permissions.requireTender(resident, community)).toThrow('referent-only');
  });
});

test('communities are created by the officers and referents of the municipality', () => {
  for (const resident of [officer(here), officer(here, 'town-hall'), referent(here, 'Les Chênes')])
    expect(() => permissions.requireCreator(resident, here)).not.toThrow();
  for (const resident of [nobody, aResident(), officer(elsewhere), referent(elsewhere)])
    expect(() => permissions.requireCreator(resident, here)).toThrow('referent-only');
});

test('referents are appointed by the officers of the municipality', () => {
  expect(() => permissions.requireOfficer(officer(here), here)).not.toThrow();
  for (const resident of [nobody, aResident(), officer(elsewhere), referent(here)])
    expect(() => permissions.requireOfficer(resident, here)).toThrow('officer-only');
});

test('officers are invited by the town hall of the municipality and by the operator', () => {
  const [operator, notOperator] = [{ operator: true }, { operator: false }];
  expect(() => permissions.requireTownHall(nobody, operator, here)).not.toThrow();
  expect(() => permissions.requireTownHall(officer(here, 'town-hall'), notOperator, here)).not.toThrow();
  for (const resident of [
    nobody,
    aResident(),
    officer(here, 'police'),
    officer(elsewhere, 'town-hall'),
    referent(here),
  ])
    expect(() => permissions.requireTownHall(resident, notOperator, here)).toThrow('town-hall-only');
});

test('a municipality is committed by its own town hall, not even by the operator', () => {
  expect(() => permissions.requireOwnTownHall(officer(here, 'town-hall'), here)).not.toThrow();
  for (const resident of [
    nobody,
    aResident(),
    officer(here, 'police'),
    officer(elsewhere, 'town-hall'),
    referent(here),
  ])
    expect(() => permissions.requireOwnTownHall(resident, here)).toThrow('own-town-hall-only');
});

describe('what is for members', () => {
  test('is for active ones', () => {
    const member = aResident({ memberships: [aMembership()] });
    expect(permissions.requireActiveMember(member, community.communityId)).toBe(member);
  });

  test.each([
    ['someone without an account here', nobody, 'not-a-member'],
    [
      'a member of another community',
      aResident({ memberships: [aMembership({ communityId: 'another' })] }),
      'not-a-member',
    ],
    ['one who waits', aResident({ memberships: [aMembership({ status: 'pending' })] }), 'membership-pending'],
    ['one who is suspended', aResident({ memberships: [suspended] }), 'membership-suspended'],
  ])('is not for %s', (_who, resident, code) => {
    expect(() => permissions.requireActiveMember(resident, community.communityId)).toThrow(code);
    expect(permissions.isActiveMember(resident, community.communityId)).toBe(false);
  });
});

test('the charter that counts is the current one', () => {
  const accepted = aResident({ profile: { acceptedCharter: currentCharterVersion } });
  expect(permissions.requireCharter(accepted)).toBe(accepted);
  for (const resident of [nobody, aResident(), aResident({ profile: { acceptedCharter: '1999-01' } })])
    expect(() => permissions.requireCharter(resident)).toThrow('charter-not-accepted');
});

test('an officer’s mandate makes nobody a referent', () => {
  const mandate: Mandate = { inseeCode: here, office: 'town-hall' };
  expect(permissions.covers(mandate, community.createdBy, community)).toBe(false);
});
