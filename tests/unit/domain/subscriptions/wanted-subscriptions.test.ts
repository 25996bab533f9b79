import { describe, expect, test } from '@jest/globals';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { wantedSubscriptions } from '../../../../lambdas/domain/subscriptions/wanted-subscriptions.ts';
import { aConfirmedSms, aDevice, aMembership, aReferent, aResident } from '../../support/a-resident.ts';

const lilas = aMembership();
const chenes = aMembership({ communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' });
const push = { enabled: true, minimumLevel: 'vigilance' } as const;
const tablet = aDevice({ deviceId: 'tablet', token: 'tablet-token', endpointArn: 'arn:tablet' });

const wantedOf = (differences: Parameters<typeof aResident>[0]) => wantedSubscriptions(aResident(differences));
const endpointsOf = (channels: Partial<Resident['channels']>, devices: Resident['devices'] = []) =>
  wantedOf({ memberships: [lilas], channels, devices }).map(({ endpoint }) => endpoint);

describe('the subscriptions that a resident wants', () => {
  test('are a confirmed phone and every device, in every active community, each at its channel’s level', () => {
    const wanted = wantedOf({
      memberships: [lilas, chenes],
      channels: { sms: aConfirmedSms, push },
      devices: [aDevice(), tablet],
    });
    const inEach = (groupId: string) => [
      { groupId, of: 'sms', minimumLevel: 'danger', endpoint: '+33612345678', heldAs: '+33612345678' },
      {
        groupId,
        of: 'push:pixel',
        minimumLevel: 'vigilance',
        endpoint: aDevice().endpointArn,
        heldAs: aDevice().token,
      },
      { groupId, of: 'push:tablet', minimumLevel: 'vigilance', endpoint: 'arn:tablet', heldAs: 'tablet-token' },
    ];
    expect(wanted).toEqual([...inEach(lilas.communityId), ...inEach(chenes.communityId)]);
  });

  test('are those of a referent in each municipality they relay for, beside their own communities', () => {
    const mandates = [aReferent(), aReferent({ inseeCode: '44109', neighbourhoods: [] })];
    const wanted = wantedOf({ memberships: [lilas], mandates, channels: { sms: aConfirmedSms } });
    expect(wanted.map(({ groupId, minimumLevel }) => `${groupId} ${minimumLevel}`)).toEqual([
      `${lilas.communityId} danger`,
      'referents-44190 danger',
      'referents-44109 danger',
    ]);
  });

  test.each(['police', 'town-hall'] as const)('are none for the office of %s: officers read', (office) => {
    expect(wantedOf({ mandates: [{ inseeCode: '44190', office }], channels: { sms: aConfirmedSms } })).toEqual([]);
  });

  test.each(['pending', 'suspended'] as const)('are none in a community where the membership is %s', (status) => {
    expect(wantedOf({ memberships: [{ ...lilas, status }], channels: { sms: aConfirmedSms } })).toEqual([]);
  });

  test('never hold e-mail, which the community’s queue sends', () => {
    expect(wantedOf({ memberships: [lilas] })).toEqual([]);
  });

  test.each([
    ['switched off', { enabled: false }],
    ['not confirmed', { confirmed: false }],
    ['opted out', { failure: 'opted-out' }],
  ] as const)('leave out a phone that is %s', (_, difference) => {
    expect(endpointsOf({ sms: { ...aConfirmedSms, ...difference } })).toEqual([]);
  });

  test.each([
    ['off', { enabled: false }],
    ['failed', { failure: 'push-not-configured' }],
  ] as const)('leave out every device when push is %s', (_, difference) => {
    expect(endpointsOf({ push: { ...push, ...difference } }, [aDevice()])).toEqual([]);
  });

  test('leave out devices before push is chosen', () => {
    expect(endpointsOf({}, [aDevice()])).toEqual([]);
  });

  test('leave out a device that failed, and one that SNS does not know yet', () => {
    const { endpointArn: _, ...unknown } = aDevice({ deviceId: 'new' });
    const failed = aDevice({ deviceId: 'old', failure: 'endpoint-disabled' });
    expect(endpointsOf({ push }, [unknown, failed, tablet])).toEqual(['arn:tablet']);
  });
});
