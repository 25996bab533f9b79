import { describe, expect, test } from '@jest/globals';
import {
  type Contact,
  type KeptContact,
  lastContacts,
  wayOfEndpoint,
} from '../../../../lambdas/domain/deliveries/contacts.ts';
import { reachabilityOf as reachabilityAt } from '../../../../lambdas/domain/deliveries/reachability.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { aConfirmedSms, aDevice, aResident } from '../../support/a-resident.ts';

const phone = aDevice();
const tablet = aDevice({ deviceId: 'tablet', token: 't', endpointArn: 'arn:tablet' });
const by = (way: KeptContact['way'], rest: Omit<KeptContact, 'way'>): KeptContact => ({ way, ...rest });
const [monday, tuesday] = ['2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z'];

const reachabilityOf = (resident: Resident, contacts: readonly KeptContact[]) =>
  reachabilityAt(resident, contacts, new Date(tuesday));

describe('what reaches a resident', () => {
  test('shows the state of each channel, and nothing of what was never tried', () => {
    const { channels, devices } = reachabilityOf(aResident(), []);
    expect(channels.email).toEqual({ state: 'active' });
    expect(channels.sms).toEqual({ state: 'pending', reason: 'not-set-up' });
    expect(devices).toEqual([]);
  });

  test('shows when each was last put to the proof, and how that ended', () => {
    const resident = aResident({ channels: { sms: aConfirmedSms } });
    const { sms, email } = reachabilityOf(resident, [
      by('sms', { reachedAt: monday, failedAt: tuesday, failure: 'phone-unreachable' }),
      by('email', { reachedAt: tuesday }),
    ]).channels;
    expect(sms).toEqual({
      state: 'active',
      lastSuccessAt: monday,
      lastFailureAt: tuesday,
      lastFailureReason: 'phone-unreachable',
      lastTriedAt: tuesday,
    });
    expect(email).toEqual({ state: 'active', lastSuccessAt: tuesday, lastTriedAt: tuesday });
  });

  test('tells devices apart, and the channel by the last of them', () => {
    const resident = aResident({
      channels: { push: { enabled: true, minimumLevel: 'danger' } },
      devices: [phone, tablet],
    });
    const { channels, devices } = reachabilityOf(resident, [
      by(wayOfEndpoint(phone.endpointArn ?? ''), { reachedAt: monday }),
      by(wayOfEndpoint('arn:tablet'), { reachedAt: tuesday }),
    ]);
    expect(channels.push.lastSuccessAt).toBe(tuesday);
    expect(devices.map(({ deviceId, lastSuccessAt }) => [deviceId, lastSuccessAt])).toEqual([
      [phone.deviceId, monday],
      ['tablet', tuesday],
    ]);
  });
});

test('of many tries only the last success and the last failure of each way are noted', () => {
  const tried = (at: string, rest: Partial<Contact> = {}): Contact => ({
    residentId: 'r',
    way: 'sms',
    at: new Date(at),
    ...rest,
  });
  const noted = lastContacts([
    tried(tuesday),
    tried(monday),
    tried(monday, { failure: 'unknown' }),
    tried(monday, { way: 'email' }),
    tried(monday, { residentId: 's' }),
  ]);
  expect(noted).toHaveLength(4);
  expect(noted[0]).toEqual(tried(tuesday));
});
