/** What becomes of a neighbour told by SMS alone once an account proves to have their number. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { meOperations } from '../../../../contract/operations/me.ts';
import type { relativesOperations } from '../../../../contract/operations/relatives.ts';
import type { smsStopsOperations } from '../../../../contract/operations/sms-stops.ts';
import { linkToken } from '../../../../lambdas/domain/link-token.ts';
import { newNeighbour } from '../../../../lambdas/domain/residents/enrolment.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { stopTokenOf, withStopSecret } from '../../../../lambdas/domain/residents/sms-stop.ts';
import { answerRelativeLink } from '../../../../lambdas/use-cases/relatives/answer-relative-link.ts';
import { confirmPhone } from '../../../../lambdas/use-cases/residents/confirm-phone.ts';
import { setChannel } from '../../../../lambdas/use-cases/residents/set-channel.ts';
import { showSmsStop } from '../../../../lambdas/use-cases/residents/show-sms-stop.ts';
import { stopSms, undoSmsStop } from '../../../../lambdas/use-cases/residents/stop-sms.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';
import { anEnrolment, aRelative } from '../../support/an-enrolment.ts';
import { callerOf, meFixture, requestOf } from '../../support/me-fixture.ts';

const { phone } = anEnrolment();
const account = aResident();
const caller = callerOf(account);
const neighbour: Resident = {
  ...newNeighbour(anEnrolment(), new Date('2026-11-20T20:00:00.000Z')),
  memberships: [aMembership()],
};

let fixture = meFixture();
beforeEach(async () => {
  fixture = meFixture();
  await fixture.residents.create(account);
  await fixture.residents.create(neighbour, { take: { phone, from: undefined } });
});

const askCode = () =>
  setChannel(fixture)(
    requestOf<typeof meOperations.setChannel>({
      caller,
      params: { channel: 'sms' },
      body: { enabled: true, minimumLevel: 'danger', phone },
    }),
  );
const confirm = (code: string) =>
  confirmPhone(fixture)(requestOf<typeof meOperations.confirmPhone>({ caller, body: { code } }));
const load = async ({ residentId }: Resident) => (await fixture.residents.load(residentId)) as Resident;

describe('an account that confirms the number of a neighbour', () => {
  test('is that neighbour from then on', async () => {
    await askCode();
    expect((await load(account)).memberships).toEqual([]);
    await confirm(fixture.textMessages.lastCodeOf(phone));
    expect(await load(account)).toMatchObject({
      formerIds: [neighbour.residentId],
      memberships: neighbour.memberships,
      channels: { sms: { phone, confirmed: true, minimumLevel: 'danger' } },
    });
    expect(await load(neighbour)).toMatchObject({ joinedTo: account.residentId, memberships: [] });
    expect(await fixture.residents.findHolder(phone)).toBe(account.residentId);
  });

  test('leaves the links good that the neighbour and their relatives were sent', async () => {
    const relative = aRelative({ phone: '+33639980077', status: 'active' });
    const before = await fixture.residents.save(neighbour, withStopSecret({ ...neighbour, relatives: [relative] }));
    const [stopToken, relativeToken] = [stopTokenOf(before) ?? '', linkToken(before.residentId, relative.secret)];
    await askCode();
    await confirm(fixture.textMessages.lastCodeOf(phone));
    const params = { token: stopToken };
    const show = () => showSmsStop(fixture)(requestOf<typeof smsStopsOperations.showSmsStop>({ params }));
    expect(await show()).toContain('<button>');
    await stopSms(fixture)(requestOf<typeof smsStopsOperations.stopSms>({ params }));
    expect((await load(account)).channels.sms).toMatchObject({ phone, enabled: false });
    expect(await show()).toContain(`/v1/sms-stops/${stopToken}/undo`);
    await undoSmsStop(fixture)(requestOf<typeof smsStopsOperations.undoSmsStop>({ params }));
    expect((await load(account)).channels.sms).toMatchObject({ phone, enabled: true });
    const ofRelative = { token: relativeToken };
    await answerRelativeLink(fixture)(
      requestOf<typeof relativesOperations.answerRelativeLink>({ params: ofRelative, body: { answer: 'no' } }),
    );
    expect((await load(account)).relatives).toMatchObject([{ status: 'stopped' }]);
  });

  test('is nobody by a wrong code', async () => {
    await askCode();
    const wrong = fixture.textMessages.lastCodeOf(phone) === '000000' ? '111111' : '000000';
    await expect(confirm(wrong)).rejects.toThrow('wrong-code');
    expect(await load(neighbour)).toEqual(neighbour);
    expect((await load(account)).formerIds).toBeUndefined();
  });

  test('takes over what the neighbour is at that moment, not what was read before', async () => {
    await askCode();
    const { findHolder } = fixture.residents;
    let isFirst = true;
    fixture.residents.findHolder = async (endpoint) => {
      const holderId = await findHolder(endpoint);
      if (isFirst) {
        isFirst = false;
        const present = await load(neighbour);
        await fixture.residents.save(present, {
          ...present,
          memberships: [aMembership({ status: 'suspended' })],
        });
        await fixture.residents.save(account, { ...(await load(account)) }).catch(() => undefined);
      }
      return holderId;
    };
    await confirm(fixture.textMessages.lastCodeOf(phone));
    expect((await load(account)).memberships).toMatchObject([{ status: 'suspended' }]);
  });

  test('is told how to stop, and confirmed even when that does not leave', async () => {
    await askCode();
    const code = fixture.textMessages.lastCodeOf(phone);
    await confirm(code);
    expect(fixture.textMessages.sent.at(-1)?.text).toContain('https://api.vigie.example/v1/sms-stops/');
    fixture = meFixture();
    await fixture.residents.create(account);
    await askCode();
    fixture.textMessages.before = () => {
      throw new Error('SNS is out of reach');
    };
    expect(await confirm(fixture.textMessages.lastCodeOf(phone))).toMatchObject({ phone, enabled: true });
  });
});

test('an account that confirms the number of another account takes the number and nothing else', async () => {
  const other = aResident({ residentId: '02OTHER', memberships: [aMembership()] });
  await fixture.residents.create(other);
  await fixture.residents.save(other, other, { holds: [phone] });
  await askCode();
  await confirm(fixture.textMessages.lastCodeOf(phone));
  expect(await load(account)).toMatchObject({ memberships: [] });
  expect((await load(account)).formerIds).toBeUndefined();
  expect((await load(other)).memberships).toEqual([aMembership()]);
});
