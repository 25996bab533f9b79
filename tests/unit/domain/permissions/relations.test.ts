import { describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../../../contract/charter.ts';
import {
  covers,
  isActiveMember,
  isReferentOf,
  requireActiveMember,
  requireCharter,
} from '../../../../lambdas/domain/permissions/relations.ts';
import type { Mandate } from '../../../../lambdas/domain/residents/resident.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';

const community = aCommunity();
const nobody = undefined;

describe('what is for members', () => {
  test('is for active ones', () => {
    const member = aResident({ memberships: [aMembership()] });
    expect(requireActiveMember(member, community.communityId)).toBe(member);
    expect(isActiveMember(member, community.communityId)).toBe(true);
  });

  test.each([
    ['someone without an account here', nobody, 'not-a-member'],
    [
      'a member of another community',
      aResident({ memberships: [aMembership({ communityId: 'another' })] }),
      'not-a-member',
    ],
    ['one who waits', aResident({ memberships: [aMembership({ status: 'pending' })] }), 'membership-pending'],
    [
      'one who is suspended',
      aResident({ memberships: [aMembership({ status: 'suspended' })] }),
      'membership-suspended',
    ],
  ])('is not for %s', (_who, resident, code) => {
    expect(() => requireActiveMember(resident, community.communityId)).toThrow(code);
    expect(isActiveMember(resident, community.communityId)).toBe(false);
  });
});

test('the charter that counts is the current one', () => {
  const accepted = aResident({ profile: { acceptedCharter: currentCharterVersion } });
  expect(requireCharter(accepted)).toBe(accepted);
  for (const resident of [nobody, aResident(), aResident({ profile: { acceptedCharter: '1999-01' } })])
    expect(() => requireCharter(resident)).toThrow('charter-not-accepted');
});

test('an officer’s mandate makes nobody a referent', () => {
  const mandate: Mandate = { inseeCode: community.inseeCode, office: 'town-hall' };
  expect(covers(mandate, community.createdBy, community)).toBe(false);
  expect(isReferentOf(aResident({ residentId: community.createdBy, mandates: [mandate] }), community)).toBe(false);
  expect(isReferentOf(nobody, community)).toBe(false);
});
