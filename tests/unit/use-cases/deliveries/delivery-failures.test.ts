import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import type { DeliveryEvent } from '../../../../lambdas/messaging/delivery-events.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { noteDeliveryFailure } from '../../../../lambdas/use-cases/deliveries/note-delivery-failure.ts';
import { sweepOptOuts } from '../../../../lambdas/use-cases/deliveries/sweep-opt-outs.ts';
import { aConfirmedSms, aDevice, aResident } from '../../support/a-resident.ts';
import { aRelative } from '../../support/an-enrolment.ts';
import { TextMessagesInMemory } from '../../support/text-messages-in-memory.ts';

const { residentId } = aResident();
const { phone } = aConfirmedSms;
const pixel = aDevice();
const endpointArn = pixel.endpointArn ?? '';

let residents = inMemoryResidentStore();
let disabled = new Set<string>();
beforeEach(() => {
  residents = inMemoryResidentStore();
  disabled = new Set([endpointArn]);
});

const { email: address = '' } = aResident().profile;
const stored = async () => residents.load(residentId);
const note = (event: DeliveryEvent) =>
  noteDeliveryFailure({ residents, endpoints: { isDisabled: async (arn) => disabled.has(arn) } })(event);
/** A resident who holds these phones and endpoints. */
async function hold(resident: Resident, ...holds: string[]) {
  await residents.create(resident);
  return residents.save(resident, resident, { holds });
}

describe('an e-mail that did not arrive', () => {
  test.each(['address-bounced', 'complaint'] as const)('is shown to its resident: %s', async (reason) => {
    await residents.create(aResident());
    await note({ kind: 'email', residentId, address, reason });
    expect((await stored())?.channels.email).toEqual({ ...aResident().channels.email, failure: reason });
  });

  test('told twice is written once', async () => {
    await residents.create(aResident());
    await note({ kind: 'email', residentId, address, reason: 'complaint' });
    const after = await stored();
    await note({ kind: 'email', residentId, address, reason: 'complaint' });
    expect(await stored()).toEqual(after);
  });

  test('to an address that they have left since is no failure of the present one', async () => {
    await residents.create(aResident());
    await note({ kind: 'email', residentId, address: 'left@example.org', reason: 'address-bounced' });
    expect((await stored())?.channels.email).toEqual(aResident().channels.email);
  });

  test('and was complained of is a complaint, also from an address that they have left since', async () => {
    await residents.create(aResident());
    await note({ kind: 'email', residentId, address: 'left@example.org', reason: 'complaint' });
    expect((await stored())?.channels.email).toMatchObject({ failure: 'complaint' });
  });

  test('to someone who is gone is no fault', async () => {
    await note({ kind: 'email', residentId, address, reason: 'complaint' });
    expect(await stored()).toBeUndefined();
  });
});

describe('a device whose endpoint is disabled', () => {
  const tablet = aDevice({ deviceId: 'tablet', token: 'tablet-token', endpointArn: 'arn:tablet' });

  test('is shown as failed, and no other device is', async () => {
    await hold(aResident({ devices: [pixel, tablet] }), endpointArn);
    await note({ kind: 'device', endpointArn });
    expect((await stored())?.devices).toEqual([{ ...pixel, failure: 'endpoint-disabled' }, tablet]);
  });

  test('but enabled again since, is no failure', async () => {
    disabled.clear();
    const before = await hold(aResident({ devices: [pixel] }), endpointArn);
    await note({ kind: 'device', endpointArn });
    expect(await stored()).toEqual(before);
  });

  test.each([
    ['nobody’s', [] as string[]],
    ['no longer its holder’s', [endpointArn]],
  ])('that is %s changes nothing', async (_, holds) => {
    const before = await hold(aResident({ devices: [tablet] }), ...holds);
    await note({ kind: 'device', endpointArn });
    expect(await stored()).toEqual(before);
  });
});

describe('the sweep of opted-out phones', () => {
  const sweep = async (...phones: string[]) => {
    const textMessages = new TextMessagesInMemory();
    for (const one of phones) textMessages.optedOut.add(one);
    await sweepOptOuts({ residents, textMessages })();
  };

  test('shows everyone who named it that their relative is told no more, and leaves other relatives alone', async () => {
    const relatives = [aRelative({ phone }), aRelative({ relativeId: '2', phone: '+33639982201', secret: 'other' })];
    const before = await hold(aResident({ channels: { sms: aConfirmedSms } }));
    await residents.save(before, { ...before, relatives });
    await sweep(phone);
    expect((await stored())?.relatives).toEqual([{ ...relatives[0], failure: 'opted-out' }, relatives[1]]);
    expect((await stored())?.channels.sms).toEqual(aConfirmedSms);
  });

  test('shows each resident concerned that theirs is', async () => {
    await hold(aResident({ channels: { sms: aConfirmedSms } }), phone);
    await sweep('+33600000000', phone);
    expect((await stored())?.channels.sms).toEqual({ ...aConfirmedSms, failure: 'opted-out' });
  });

  test.each([
    ['has another number by now', { ...aConfirmedSms, phone: '+33687654321' }],
    ['has still to confirm it', { ...aConfirmedSms, confirmed: false }],
    ['was shown another failure', { ...aConfirmedSms, failure: 'moved-to-another-resident' as const }],
  ])('leaves a resident alone who %s', async (_, sms) => {
    const before = await hold(aResident({ channels: { sms } }), phone);
    await sweep(phone);
    expect(await stored()).toEqual(before);
  });
});
