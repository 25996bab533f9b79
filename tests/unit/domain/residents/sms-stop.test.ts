import { describe, expect, test } from '@jest/globals';
import {
  isStopToken,
  startSms,
  stopSms,
  stopTokenOf,
  withStopSecret,
} from '../../../../lambdas/domain/residents/sms-stop.ts';
import { aConfirmedSms, aResident } from '../../support/a-resident.ts';

const stopSecret = 'Aa1-_Bb2Cc3Dd4Ee5Ff6Gg';
const resident = aResident({ channels: { sms: { ...aConfirmedSms, stopSecret } } });
const stopped = aResident({ channels: { sms: { ...aConfirmedSms, stopSecret, enabled: false } } });
const without = aResident();
const tokenOf = (one = resident) => stopTokenOf(one) ?? '';

describe('stopping SMS', () => {
  test('switches them off, and leaves the number confirmed', () => {
    expect(stopSms(resident)).toEqual(stopped);
  });

  test('and starting them again brings back what was chosen', () => {
    expect(startSms(stopSms(resident))).toEqual(resident);
  });

  test('again, or without a number, changes nothing', () => {
    expect(stopSms(stopped)).toBe(stopped);
    expect(startSms(resident)).toBe(resident);
    expect(stopSms(without)).toBe(without);
    expect(startSms(without)).toBe(without);
  });

  test.each([
    ['opted-out', undefined],
    ['address-refused', 'address-refused'],
  ] as const)('after the failure %s, starting leaves %s', (failure, left) => {
    const failed = aResident({ channels: { sms: { ...aConfirmedSms, enabled: false, failure } } });
    expect(startSms(failed).channels.sms).toMatchObject({ enabled: true });
    expect(startSms(failed).channels.sms?.failure).toBe(left);
  });
});

describe('the token of the link', () => {
  test('is the resident’s, in the form that the contract asks for', () => {
    expect(tokenOf()).toMatch(new RegExp(`^${resident.residentId}\\.[A-Za-z0-9_-]{22}$`));
    expect(isStopToken(tokenOf(), resident)).toBe(true);
    expect(isStopToken(tokenOf(), stopped)).toBe(true);
  });

  test('is made once there is a secret, which stays', () => {
    const old = aResident({ channels: { sms: aConfirmedSms } });
    expect(stopTokenOf(old)).toBeUndefined();
    const signed = withStopSecret(old);
    expect(isStopToken(tokenOf(signed), signed)).toBe(true);
    expect(withStopSecret(signed)).toBe(signed);
    expect(withStopSecret(without)).toBe(without);
  });

  test.each([
    ['another number', aResident({ channels: { sms: { ...aConfirmedSms, stopSecret, phone: '+33612345679' } } })],
    ['another secret', aResident({ channels: { sms: { ...aConfirmedSms, stopSecret: 'Zz1-_Bb2Cc3Dd4Ee5Ff6Gg' } } })],
    ['no secret', aResident({ channels: { sms: aConfirmedSms } })],
    ['no number', without],
  ])('is not that of %s', (_, other) => {
    expect(isStopToken(tokenOf(), other)).toBe(false);
  });
});
