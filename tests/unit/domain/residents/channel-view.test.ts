import { describe, expect, test } from '@jest/globals';
import {
  channelViews as channelViewsAt,
  deviceView as deviceViewAt,
} from '../../../../lambdas/domain/residents/channel-view.ts';
import { groupsOf } from '../../../../lambdas/domain/residents/groups-of.ts';
import type { Device, Reach, Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { wantedSubscriptions } from '../../../../lambdas/domain/subscriptions/wanted-subscriptions.ts';
import { aConfirmedSms, aDevice, aMembership, aReferent, aResident } from '../../support/a-resident.ts';

const push = { enabled: true, minimumLevel: 'vigilance' } as const;
const lilas = aMembership();

/** As the resident stands once everything they want is subscribed. */
function connected(resident: Resident): Resident {
  const reaches = groupsOf(resident).map(
    (group): Reach => ({
      ...group,
      counted: { member: true },
      subscriptions: wantedSubscriptions(resident)
        .filter((wanted) => wanted.groupId === group.groupId)
        .map(({ groupId: _, ...subscription }) => ({ ...subscription, subscriptionArn: 'arn:standing' })),
    }),
  );
  return { ...resident, reaches };
}

const now = new Date('2026-11-22T20:31:00.000Z');
const channelViews = (resident: Resident) => channelViewsAt(resident, now);
const deviceView = (resident: Resident, device: Device) => deviceViewAt(resident, device, now);
const viewsOf = (differences: Parameters<typeof aResident>[0]) => channelViews(aResident(differences));

describe('a channel never set up', () => {
  test.each(['sms', 'push'] as const)('%s is off, and waits to be set up', (channel) => {
    expect(viewsOf({})[channel]).toEqual({
      enabled: false,
      minimumLevel: 'vigilance',
      state: 'pending',
      reason: 'not-set-up',
    });
  });
});

describe('the e-mail channel', () => {
  const email = aResident().channels.email;

  test('is active from sign-up on', () => {
    expect(viewsOf({}).email).toEqual({ enabled: true, minimumLevel: 'vigilance', state: 'active' });
  });

  test('is being connected until the community of a new member counts them', () => {
    const resident = aResident({ memberships: [lilas] });
    expect(channelViews(resident).email).toMatchObject({ state: 'pending', reason: 'being-connected' });
    expect(channelViews(connected(resident)).email).toEqual({
      enabled: true,
      minimumLevel: 'vigilance',
      state: 'active',
    });
  });

  test('waits for nothing where the membership is pending', () => {
    expect(viewsOf({ memberships: [{ ...lilas, status: 'pending' }] }).email.state).toBe('active');
  });

  test.each(['address-bounced', 'address-refused', 'complaint'] as const)('failed by %s', (failure) => {
    expect(viewsOf({ channels: { email: { ...email, failure } } }).email).toMatchObject({
      state: 'failed',
      reason: failure,
    });
  });

  test('is off when its resident says so, whatever failed before', () => {
    const off = { ...email, enabled: false, failure: 'complaint' } as const;
    expect(viewsOf({ channels: { email: off } }).email).toEqual({
      enabled: false,
      minimumLevel: 'vigilance',
      state: 'off',
    });
  });
});

describe('the SMS channel', () => {
  const smsOf = (difference: object, memberships = [lilas]) =>
    aResident({ memberships, channels: { sms: { ...aConfirmedSms, ...difference } } });

  test('shows its number, and is active once subscribed everywhere', () => {
    expect(channelViews(connected(smsOf({}))).sms).toEqual({
      enabled: true,
      minimumLevel: 'danger',
      state: 'active',
      phone: '+33612345678',
    });
  });

  test.each([
    ['awaits its code', { confirmed: false }, 'pending', 'code-awaited'],
    ['is being connected', {}, 'pending', 'being-connected'],
    ['has opted out', { failure: 'opted-out' }, 'failed', 'opted-out'],
    [
      'went to another resident',
      { confirmed: false, failure: 'moved-to-another-resident' },
      'failed',
      'moved-to-another-resident',
    ],
  ] as const)('tells that it %s', (_, difference, state, reason) => {
    expect(channelViews(smsOf(difference)).sms).toMatchObject({ state, reason });
  });

  test('is active without any community: there is nothing to connect', () => {
    expect(channelViews(smsOf({}, [])).sms.state).toBe('active');
  });

  test.each([
    ['another level', { minimumLevel: 'vigilance' }],
    ['another number', { phone: '+33687654321' }],
  ])('is being connected again at %s', (_, difference) => {
    const { reaches } = connected(smsOf({}));
    expect(channelViews({ ...smsOf(difference), reaches }).sms).toMatchObject({ reason: 'being-connected' });
  });

  test('is being connected while a subscription is only intended', () => {
    const resident = connected(smsOf({}));
    const reaches = resident.reaches.map((reach) => ({
      ...reach,
      subscriptions: reach.subscriptions.map(({ subscriptionArn: _, ...intended }) => intended),
    }));
    expect(channelViews({ ...resident, reaches }).sms).toMatchObject({ reason: 'being-connected' });
  });
});

describe('the channels of a referent who is a member nowhere', () => {
  const referent = aResident({
    mandates: [aReferent()],
    channels: { sms: aConfirmedSms, push },
    devices: [aDevice()],
  });

  test.each(['email', 'sms', 'push'] as const)(
    '%s is being connected until the referents of the municipality count them',
    (channel) => {
      expect(channelViews(referent)[channel]).toMatchObject({ state: 'pending', reason: 'being-connected' });
      expect(channelViews(connected(referent))[channel]).toMatchObject({ state: 'active' });
    },
  );
});

describe('the push channel', () => {
  const pushTo = (...devices: Resident['devices']) => aResident({ memberships: [lilas], channels: { push }, devices });
  const failed = aDevice({ deviceId: 'old', token: 'old-token', failure: 'endpoint-disabled' });

  test('waits for a device', () => {
    expect(channelViews(pushTo()).push).toMatchObject({ state: 'pending', reason: 'no-device' });
  });

  test('is active when every device that works is connected', () => {
    const resident = connected(pushTo(aDevice(), failed));
    expect(channelViews(resident).push).toEqual({ ...push, state: 'active' });
    expect(resident.devices.map((device) => deviceView(resident, device))).toEqual([
      { deviceId: 'pixel', platform: 'fcm', state: 'active' },
      { deviceId: 'old', platform: 'fcm', state: 'failed', reason: 'endpoint-disabled' },
    ]);
  });

  test('is being connected as long as SNS does not know a device', () => {
    const { endpointArn: _, ...unknown } = aDevice({ deviceId: 'new', token: 'new-token' });
    const resident = connected(pushTo(aDevice(), unknown));
    expect(channelViews(resident).push).toMatchObject({ state: 'pending', reason: 'being-connected' });
  });

  test('failed when every device did', () => {
    expect(channelViews(pushTo(failed)).push).toMatchObject({ state: 'failed', reason: 'endpoint-disabled' });
  });

  test('is off when its resident says so, and so are its devices', () => {
    const resident = aResident({ channels: { push: { ...push, enabled: false } }, devices: [aDevice()] });
    expect(channelViews(resident).push.state).toBe('off');
    expect(deviceView(resident, aDevice()).state).toBe('off');
  });

  test('not chosen yet leaves a device waiting for it', () => {
    const resident = aResident({ devices: [aDevice()] });
    expect(deviceView(resident, aDevice())).toMatchObject({ state: 'pending', reason: 'not-set-up' });
  });
});
