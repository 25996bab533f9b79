import { describe, expect, test } from '@jest/globals';
import { type Role, rolesOf, tends } from '../../../../lambdas/domain/permissions/roles.ts';
import type { Mandate, Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';

const here = '44190';
const elsewhere = '44109';
const community = aCommunity();
const municipality = { inseeCode: here };

const officer = (inseeCode: string, office: 'police' | 'town-hall'): Mandate => ({ inseeCode, office });
const referent = (inseeCode: string, ...neighbourhoods: string[]): Mandate => ({
  inseeCode,
  office: 'referent',
  neighbourhoods,
});
const member = (status: 'active' | 'pending' | 'suspended' = 'active') => aMembership({ status });

const someone = (resident: Partial<Pick<Resident, 'residentId' | 'mandates' | 'memberships'>> = {}) => ({
  resident: aResident(resident),
  operator: false,
});

type Case = [who: string, someone: Parameters<typeof rolesOf>[0], roles: Role[]];

describe('towards a community', () => {
  test.each<Case>([
    ['whoever has no profile yet', { resident: undefined, operator: false }, []],
    ['a resident', someone(), []],
    ['the operator', { resident: undefined, operator: true }, ['operator']],
    ['one who waits', someone({ memberships: [member('pending')] }), ['pending']],
    ['an active member', someone({ memberships: [member()] }), ['member']],
    ['one who is suspended', someone({ memberships: [member('suspended')] }), ['suspended']],
    ['a member of another community', someone({ memberships: [aMembership({ communityId: 'another' })] }), []],
    ['a referent of the whole municipality', someone({ mandates: [referent(here)] }), ['referent']],
    [
      'a referent of its neighbourhood',
      someone({ mandates: [referent(here, 'Les Chênes', 'Les Lilas')] }),
      ['referent'],
    ],
    [
      'a referent of its neighbourhood, however the name is written',
      someone({ mandates: [referent(here, ' les LILÀS ')] }),
      ['referent'],
    ],
    [
      'the referent who created it, whatever their neighbourhoods',
      someone({ residentId: community.createdBy, mandates: [referent(here, 'Ailleurs')] }),
      ['referent'],
    ],
    ['its creator, once no referent any more', someone({ residentId: community.createdBy }), []],
    [
      'a referent of another neighbourhood',
      someone({ mandates: [referent(here, 'Les Chênes')] }),
      ['referent-elsewhere'],
    ],
    [
      'a referent of another municipality, though its neighbourhood has the same name',
      someone({ mandates: [referent(elsewhere, 'Les Lilas')] }),
      ['referent-elsewhere'],
    ],
    ['its police', someone({ mandates: [officer(here, 'police')] }), ['police']],
    ['its town hall', someone({ mandates: [officer(here, 'town-hall')] }), ['town-hall']],
    [
      'an officer of another municipality',
      someone({ mandates: [officer(elsewhere, 'police')] }),
      ['officer-elsewhere'],
    ],
  ])('%s is so', (_who, caller, expected) => {
    expect([...rolesOf(caller, community)].sort()).toEqual(['signed-in', ...expected].sort());
  });

  test.each<Case>([
    [
      'the police of a municipality who live in the community',
      someone({ mandates: [officer(here, 'police')], memberships: [member()] }),
      ['member', 'police'],
    ],
    [
      'police of two municipalities, who are no strangers here',
      someone({ mandates: [officer(elsewhere, 'police'), officer(here, 'police')] }),
      ['police'],
    ],
    [
      'the operator who is also a member',
      { ...someone({ memberships: [member()] }), operator: true },
      ['member', 'operator'],
    ],
    [
      'a referent of here who is an officer of elsewhere',
      someone({ mandates: [referent(here), officer(elsewhere, 'town-hall')] }),
      ['referent', 'officer-elsewhere'],
    ],
    [
      'an officer of here who is a referent of elsewhere',
      someone({ mandates: [officer(here, 'town-hall'), referent(elsewhere)] }),
      ['town-hall', 'referent-elsewhere'],
    ],
    [
      'a referent who is suspended from it, and so none there',
      someone({ mandates: [referent(here)], memberships: [member('suspended')] }),
      ['suspended', 'referent-elsewhere'],
    ],
    [
      'its creator who is suspended from it',
      someone({ residentId: community.createdBy, mandates: [referent(here)], memberships: [member('suspended')] }),
      ['suspended', 'referent-elsewhere'],
    ],
    [
      'an officer who is suspended from it, and stays an officer',
      someone({ mandates: [officer(here, 'police')], memberships: [member('suspended')] }),
      ['suspended', 'police'],
    ],
  ])('one may be several: %s', (_who, caller, expected) => {
    expect([...rolesOf(caller, community)].sort()).toEqual(['signed-in', ...expected].sort());
  });
});

describe('towards a municipality', () => {
  test.each<Case>([
    ['any referent of it is one', someone({ mandates: [referent(here, 'Les Chênes')] }), ['referent']],
    [
      'a referent suspended from a community is still one',
      someone({ mandates: [referent(here)], memberships: [member('suspended')] }),
      ['referent'],
    ],
    ['its officers are officers', someone({ mandates: [officer(here, 'police')] }), ['police']],
    ['those of another are strangers', someone({ mandates: [officer(elsewhere, 'town-hall')] }), ['officer-elsewhere']],
    ['no membership counts', someone({ memberships: [member()] }), []],
  ])('%s', (_rule, caller, expected) => {
    expect([...rolesOf(caller, municipality)].sort()).toEqual(['signed-in', ...expected].sort());
  });
});

test('towards a community known by its identifier alone, only a membership counts', () => {
  const { communityId } = community;
  const caller = someone({ mandates: [referent(here)], memberships: [member('suspended')] });
  expect([...rolesOf(caller, { communityId })]).toEqual(['signed-in', 'suspended', 'referent-elsewhere']);
});

test('towards several communities, one holds the roles in each', () => {
  const other = aCommunity({ communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9', name: 'Les Chênes' });
  const caller = someone({ mandates: [referent(here, 'Les Chênes')], memberships: [member('pending')] });
  expect([...rolesOf(caller, community, other)]).toEqual(['signed-in', 'pending', 'referent']);
});

test('a community is tended by its referents and officers', () => {
  for (const role of ['referent', 'police', 'town-hall'] as const) expect(tends(new Set([role]))).toBe(true);
  expect(tends(new Set<Role>(['signed-in', 'member', 'referent-elsewhere', 'officer-elsewhere', 'operator']))).toBe(
    false,
  );
});
