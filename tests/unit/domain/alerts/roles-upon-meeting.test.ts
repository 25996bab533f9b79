import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { rolesUponMeeting } from '../../../../lambdas/domain/alerts/roles-upon-meeting.ts';
import type { Mandate } from '../../../../lambdas/domain/residents/resident.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';

const residentId = '03BBBBBBBBBBBBBBBBBBBBBBBB';
const police: Mandate = { inseeCode: '44190', office: 'police' };
const hidden = { screening: [], flags: [], hidden: 'by-flags' } as const;
const flagged = { residentId, household: 'somewhere', reason: 'false', at: '2026-11-22T20:40:00.000Z' } as const;

/** The roles of an active member of the community where it was reported. */
function rolesOfMember(state: Partial<Alert>, mandates: readonly Mandate[] = [], policeTakePart = true): string[] {
  const resident = aResident({ residentId, memberships: [aMembership()], mandates });
  const circumstances = { origin: aCommunity(), policeTakePart };
  return [...rolesUponMeeting({ resident, operator: false }, anAlert(state), circumstances)].sort();
}

const unseen: [string, Partial<Alert>][] = [
  ['held', { status: 'held', messages: [] }],
  ['refused', { status: 'refused', messages: [] }],
  ['hidden', { moderation: hidden }],
  ['for officers only', { readers: 'officers' }],
];

describe('an active member', () => {
  test('is one towards what they see', () => {
    expect(rolesOfMember({})).toEqual(['member', 'signed-in']);
  });

  test.each(unseen)('is nobody towards what is %s', (_, state) => {
    expect(rolesOfMember(state)).toEqual(['signed-in']);
  });

  test.each(unseen)('who wrote what is %s is still a member', (_, state) => {
    const author = { ...anAlert().author, residentId };
    expect(rolesOfMember({ ...state, author })).toEqual(['member', 'signed-in']);
  });

  test.each(unseen)('who moderates what is %s is still a member', (_, state) => {
    expect(rolesOfMember(state, [aReferent()])).toEqual(['member', 'referent', 'signed-in']);
  });

  test('who flagged an alert still meets it once it is hidden', () => {
    expect(rolesOfMember({ moderation: { ...hidden, flags: [flagged] } })).toEqual(['member', 'signed-in']);
  });

  test.each(unseen)('of the police is nobody towards what is %s, without a protocol in force', (_, state) => {
    expect(rolesOfMember(state, [police])).toEqual(['member', 'police', 'signed-in']);
    expect(rolesOfMember(state, [police], false)).toEqual(['signed-in']);
  });
});
