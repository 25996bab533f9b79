import { describe, expect, test } from '@jest/globals';
import {
  addresseesOf,
  isNobody,
  notYetSentTo,
  requireCommunities,
  requireReaders,
  wentToAll,
} from '../../../../lambdas/domain/alerts/addressees.ts';
import type { Addressees } from '../../../../lambdas/domain/alerts/alert.ts';

const nobody: Addressees = { communityIds: [], allCommunities: false, referents: false };
const lilas = '01JDB1H7K2C4D6E8F0G2H4J6K8';
const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';
const roster = [{ communityId: lilas }, { communityId: chenes }];

test('an officer addresses communities, each once, or all of them, or the referents', () => {
  expect(addresseesOf({ communities: [chenes, lilas, chenes] })).toEqual({ ...nobody, communityIds: [chenes, lilas] });
  expect(addresseesOf('all-communities')).toEqual({ ...nobody, allCommunities: true });
  expect(addresseesOf('referents')).toEqual({ ...nobody, referents: true });
});

describe('whom an alert was not sent to yet', () => {
  const left = (asked: Parameters<typeof addresseesOf>[0], sent: Partial<Addressees>) =>
    notYetSentTo(addresseesOf(asked), { addressees: { ...nobody, ...sent } });

  test('are the communities that are not among its addressees', () => {
    expect(left({ communities: [lilas, chenes] }, { communityIds: [lilas] })).toEqual({
      ...nobody,
      communityIds: [chenes],
    });
  });

  test('is nobody once it went to all communities', () => {
    expect(isNobody(left({ communities: [lilas] }, { allCommunities: true }))).toBe(true);
    expect(isNobody(left('all-communities', { allCommunities: true }))).toBe(true);
  });

  test('are the referents as long as it went to communities only', () => {
    expect(left('referents', { allCommunities: true })).toEqual({ ...nobody, referents: true });
    expect(isNobody(left('referents', { referents: true }))).toBe(true);
  });

  test('are all communities as long as one is left', () => {
    expect(left('all-communities', { communityIds: [lilas] })).toEqual({ ...nobody, allCommunities: true });
    expect(wentToAll(roster, { addressees: { ...nobody, communityIds: [lilas] } })).toBe(false);
    expect(wentToAll(roster, { addressees: { ...nobody, communityIds: [chenes, lilas] } })).toBe(true);
    expect(wentToAll(roster, { addressees: { ...nobody, allCommunities: true } })).toBe(true);
  });
});

test('a community that the municipality lacks is not found', () => {
  expect(() => requireCommunities({ ...nobody, communityIds: [lilas, chenes] }, roster)).not.toThrow();
  const other = { ...nobody, communityIds: [lilas, '01JDB1H7K2C4D6E8F0G2H4J6KX'] };
  expect(() => requireCommunities(other, roster)).toThrow('community-not-found');
});

test('what officers alone read reaches no neighbour', () => {
  const refused = 'category-not-for-neighbours';
  expect(() => requireReaders('officers', { ...nobody, referents: true })).not.toThrow();
  expect(() => requireReaders('officers', { ...nobody, allCommunities: true })).toThrow(refused);
  expect(() => requireReaders('officers', { ...nobody, communityIds: [lilas] })).toThrow(refused);
  expect(() => requireReaders('neighbours', { ...nobody, communityIds: [lilas] })).not.toThrow();
});
