import { describe, expect, test } from '@jest/globals';
import type { Counted, Reach, Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { countChanges, intendedReaches } from '../../../../lambdas/domain/subscriptions/reach.ts';
import { aConfirmedSms, aDevice, aMembership, aReferent, aResident } from '../../support/a-resident.ts';

const lilas = aMembership();
const push = { enabled: true, minimumLevel: 'vigilance' } as const;
const countedOf = (differences: Parameters<typeof aResident>[0]) =>
  intendedReaches(aResident({ memberships: [lilas], ...differences }))[0]?.counted;

describe('what is counted of a member', () => {
  test('is each channel that reaches them, at its minimum level', () => {
    const devices = [aDevice(), aDevice({ deviceId: 'tablet', token: 'tablet', endpointArn: 'arn:tablet' })];
    expect(countedOf({ channels: { sms: aConfirmedSms, push }, devices })).toEqual({
      member: true,
      email: 'vigilance',
      sms: 'danger',
      push: 'vigilance',
    });
  });

  test.each<[string, Partial<Resident['channels']>]>([
    ['switched off', { email: { ...aResident().channels.email, enabled: false } }],
    ['failing', { email: { ...aResident().channels.email, failure: 'complaint' } }],
  ])('leaves out e-mail that is %s', (_, channels) => {
    expect(countedOf({ channels })).toEqual({ member: true });
  });

  test.each([
    ['a phone that is not confirmed', { channels: { sms: { ...aConfirmedSms, confirmed: false } } }],
    ['push without a device', { channels: { push } }],
    ['a device before push is chosen', { devices: [aDevice()] }],
  ])('leaves out %s', (_, differences) => {
    expect(countedOf(differences)).toEqual({ member: true, email: 'vigilance' });
  });

  test('is counted among the referents as well as in the community', () => {
    const reaches = intendedReaches(aResident({ memberships: [lilas], mandates: [aReferent()] }));
    expect(reaches.map(({ groupId, inseeCode, counted }) => [groupId, inseeCode, counted.email])).toEqual([
      [lilas.communityId, '44190', 'vigilance'],
      ['referents-44190', '44190', 'vigilance'],
    ]);
  });

  test('is nothing where they no longer are, which is remembered until SNS has followed', () => {
    const left = { groupId: lilas.communityId, inseeCode: '44190', subscriptions: [], counted: { member: true } };
    expect(intendedReaches(aResident({ reaches: [left] }))).toEqual([{ ...left, counted: { member: false } }]);
  });
});

describe('the counts of a group', () => {
  const groupId = lilas.communityId;
  const reached = (counted: Counted): Reach => ({ groupId, inseeCode: '44190', subscriptions: [], counted });
  const changesOf = (before: Counted | undefined, after: Counted | undefined) =>
    countChanges(before ? [reached(before)] : [], after ? [reached(after)] : []);
  const everything: Counted = { member: true, email: 'information', sms: 'danger', push: 'vigilance' };

  test('gain a new member, by channel and level', () => {
    const by = { members: 1, email_information: 1, sms_danger: 1, push_vigilance: 1 };
    expect(changesOf(undefined, everything)).toEqual([{ groupId, inseeCode: '44190', by }]);
  });

  test('lose whoever leaves, be it at once or in two steps', () => {
    const by = { members: -1, email_information: -1, sms_danger: -1, push_vigilance: -1 };
    expect(changesOf(everything, undefined)).toEqual([{ groupId, inseeCode: '44190', by }]);
    expect(changesOf(everything, { member: false })).toEqual([{ groupId, inseeCode: '44190', by }]);
    expect(changesOf({ member: false }, undefined)).toEqual([]);
  });

  test('move a member from one level to the other', () => {
    expect(changesOf(everything, { ...everything, sms: 'information' })).toEqual([
      { groupId, inseeCode: '44190', by: { sms_danger: -1, sms_information: 1 } },
    ]);
  });

  test('stay when nothing changes', () => {
    expect(changesOf(everything, everything)).toEqual([]);
  });
});
