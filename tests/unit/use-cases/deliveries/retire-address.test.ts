import { beforeEach, describe, expect, test } from '@jest/globals';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { retireAddress } from '../../../../lambdas/use-cases/deliveries/retire-address.ts';
import { aConfirmedSms, aDevice, aResident } from '../../support/a-resident.ts';
import { aRelative } from '../../support/an-enrolment.ts';
import { TextMessagesInMemory } from '../../support/text-messages-in-memory.ts';

const { residentId } = aResident();
const { phone } = aConfirmedSms;
const device = aDevice();
const endpointArn = device.endpointArn ?? '';

let residents = inMemoryResidentStore();
let textMessages = new TextMessagesInMemory();
let disabled = true;
beforeEach(async () => {
  residents = inMemoryResidentStore();
  textMessages = new TextMessagesInMemory();
  disabled = true;
  const resident = aResident({ channels: { sms: aConfirmedSms }, devices: [device] });
  await residents.create(resident);
  await residents.save(resident, resident, { holds: [phone, endpointArn] });
});

const retire = (fate: 'opted-out' | 'number-not-valid' | 'endpoint-disabled', address: string) =>
  retireAddress({ residents, textMessages, endpoints: { isDisabled: async () => disabled } })(
    { fate, address },
    residentId,
  );
const smsFailure = async () => (await residents.load(residentId))?.channels.sms?.failure;

describe('a number', () => {
  test('that stopped our SMS is retired', async () => {
    textMessages.optedOut.add(phone);
    await retire('opted-out', phone);
    expect(await smsFailure()).toBe('opted-out');
  });

  test('that takes them again since is not: the log came late', async () => {
    await retire('opted-out', phone);
    expect(await smsFailure()).toBeUndefined();
  });

  test('that is none is retired', async () => {
    await retire('number-not-valid', phone);
    expect(await smsFailure()).toBe('address-refused');
  });

  test('that its resident has replaced since leaves the new one alone', async () => {
    textMessages.optedOut.add('+33639980199');
    await retire('opted-out', '+33639980199');
    await retire('number-not-valid', '+33639980199');
    expect(await smsFailure()).toBeUndefined();
  });
});

describe('a number that was named as a relative’s', () => {
  const relative = aRelative({ phone: '+33639980177' });
  const failureAfter = async (fate: 'opted-out' | 'number-not-valid') => {
    const before = aResident({ residentId: '02NAMING', relatives: [] });
    await residents.create(before);
    await residents.save(before, { ...before, relatives: [relative] });
    await retireAddress({ residents, textMessages, endpoints: { isDisabled: async () => true } })(
      { fate, address: '+33639980177' },
      undefined,
    );
    return (await residents.load(before.residentId))?.relatives[0]?.failure;
  };

  test('and stopped our SMS is shown as failed', async () => {
    textMessages.optedOut.add('+33639980177');
    expect(await failureAfter('opted-out')).toBe('opted-out');
  });

  test('and takes them again since is not', async () => {
    expect(await failureAfter('opted-out')).toBeUndefined();
  });

  test('and is none is shown as refused', async () => {
    expect(await failureAfter('number-not-valid')).toBe('address-refused');
  });
});

test.each([
  [true, 'endpoint-disabled'],
  [false, undefined],
])('a device is retired as long as its endpoint is disabled: %s', async (isDisabled, failure) => {
  disabled = isDisabled;
  await retire('endpoint-disabled', endpointArn);
  expect((await residents.load(residentId))?.devices[0]?.failure).toBe(failure);
});
