import { beforeEach, expect, test } from '@jest/globals';
import type { smsStopsOperations } from '../../../../contract/operations/sms-stops.ts';
import { sendStopLink } from '../../../../lambdas/use-cases/residents/send-stop-link.ts';
import { aConfirmedSms, aResident } from '../../support/a-resident.ts';
import { meFixture, refusalOf, requestOf } from '../../support/me-fixture.ts';

const { phone } = aConfirmedSms;
const nobodys = '+33639980099';

let fixture = meFixture();
beforeEach(async () => {
  fixture = meFixture();
  const resident = aResident({ channels: { sms: { ...aConfirmedSms, stopSecret: 'a-secret-of-22-letters' } } });
  await fixture.residents.create(resident, { take: { phone, from: undefined } });
});

const ask = (number: string, sourceAddress = '203.0.113.7') =>
  sendStopLink(fixture)(requestOf<typeof smsStopsOperations.sendStopLink>({ body: { phone: number }, sourceAddress }));

test('the link leaves for a number that we write to, and the page is the same for any', async () => {
  expect(await ask(phone)).toBe(await ask(nobodys));
  expect(fixture.textMessages.sent).toHaveLength(1);
});

test('it leaves once an hour and three times a day, and the page is the same', async () => {
  const page = await ask(phone);
  for (let asked = 0; asked < 10; asked += 1) {
    fixture.passMinutes(61);
    expect(await ask(phone)).toBe(page);
  }
  expect(fixture.textMessages.sent).toHaveLength(3);
});

test('whoever asks from one address without end is refused, and uses up nobody’s links', async () => {
  for (let asked = 0; asked < 30; asked += 1) await ask(`+336399801${String(asked).padStart(2, '0')}`);
  expect(await refusalOf(ask(phone))).toMatchObject({ code: 'too-many-stop-links' });
  await ask(phone, '203.0.113.8');
  expect(fixture.textMessages.sent).toHaveLength(1);
});

test('the same is read and written whether the number is known or not', async () => {
  const seen: string[][] = [];
  for (const number of [phone, nobodys]) {
    const calls: string[] = [];
    const residents = watched(fixture.residents, calls);
    const request = requestOf<typeof smsStopsOperations.sendStopLink>({ body: { phone: number } });
    await sendStopLink({ ...fixture, residents })(request);
    seen.push(calls);
  }
  expect(seen[0]).toEqual(seen[1]);
});

/** The same store, each call of which is written down. */
function watched<Store extends object>(store: Store, calls: string[]): Store {
  return new Proxy(store, {
    get: (target, name, receiver) => {
      calls.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}
