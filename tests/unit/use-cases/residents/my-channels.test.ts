import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ChannelName } from '../../../../contract/fields.ts';
import type { meOperations } from '../../../../contract/operations/me.ts';
import type { ChannelSetting } from '../../../../lambdas/domain/residents/channels.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { confirmPhone } from '../../../../lambdas/use-cases/residents/confirm-phone.ts';
import { setChannel } from '../../../../lambdas/use-cases/residents/set-channel.ts';
import { aConfirmedSms, aDevice, aResident } from '../../support/a-resident.ts';
import { callerOf, meFixture, refusalOf, requestOf } from '../../support/me-fixture.ts';

const phone = '+33612345678';
const otherPhone = '+33687654321';
const on = { enabled: true, minimumLevel: 'danger' } as const;
const { residentId } = aResident();

let fixture = meFixture();
beforeEach(() => {
  fixture = meFixture();
});

const signUp = (resident: Resident = aResident()) => fixture.residents.create(resident);
const stored = () => fixture.residents.load(residentId);
const setAs = (caller: string, channel: ChannelName, body: ChannelSetting) =>
  setChannel(fixture)(
    requestOf<typeof meOperations.setChannel>({ caller: callerOf({ residentId: caller }), params: { channel }, body }),
  );
const set = (channel: ChannelName, body: ChannelSetting) => setAs(residentId, channel, body);
const setSms = (setting: Partial<ChannelSetting> = {}) => set('sms', { ...on, phone, ...setting });
const confirm = (code: string) =>
  confirmPhone(fixture)(
    requestOf<typeof meOperations.confirmPhone>({ caller: callerOf({ residentId }), body: { code } }),
  );
const sentCode = () => fixture.textMessages.lastCodeOf(phone);
const wrongCode = () => (sentCode() === '000000' ? '111111' : '000000');

describe('setting a channel', () => {
  beforeEach(() => signUp());

  test('e-mail and push take effect at once', async () => {
    expect(await set('email', on)).toEqual({ ...on, state: 'active' });
    expect(await set('push', on)).toEqual({ ...on, state: 'pending', reason: 'no-device' });
    expect(await set('email', { ...on, enabled: false })).toMatchObject({ state: 'off' });
  });

  test('e-mail keeps its unsubscribe link', async () => {
    await set('email', on);
    expect((await stored())?.channels.email.unsubscribeSecret).toBe(aResident().channels.email.unsubscribeSecret);
  });

  test('e-mail goes to the new address of the account', async () => {
    const account = await fixture.accounts.describe('token');
    fixture.accounts.describe = async () => ({ ...account, email: 'camille@nouvelle.example' });
    await set('push', on);
    expect((await stored())?.profile.email).toBe('camille@example.org');
    await set('email', on);
    expect((await stored())?.profile.email).toBe('camille@nouvelle.example');
  });

  test.each(['email', 'push'] as const)('%s has no phone', async (channel) => {
    expect(await refusalOf(set(channel, { ...on, phone }))).toEqual({
      code: 'invalid-input',
      errors: [{ path: 'phone', code: 'not-for-this-channel' }],
    });
  });

  test('SMS needs a phone the first time', async () => {
    expect(await refusalOf(set('sms', on))).toEqual({
      code: 'invalid-input',
      errors: [{ path: 'phone', code: 'missing' }],
    });
    expect(await stored()).toEqual(aResident());
  });

  test('SMS awaits the code that it sends', async () => {
    expect(await setSms()).toEqual({ ...on, phone, state: 'pending', reason: 'code-awaited' });
    expect(fixture.textMessages.sent).toEqual([{ phone, text: expect.stringMatching(/\b\d{6}\b/) }]);
  });

  test('the code is in the resident’s language, and never kept as it is', async () => {
    await setSms();
    expect(fixture.textMessages.sent[0]?.text).toContain('votre code est');
    expect(JSON.stringify(await stored())).not.toContain(`"${sentCode()}"`);
  });

  test('SMS switched off sends no code', async () => {
    expect(await setSms({ enabled: false })).toMatchObject({ state: 'off', phone });
    expect(fixture.textMessages.sent).toEqual([]);
  });

  test('at most three codes leave in an hour, whatever the phone; then one again', async () => {
    await setSms();
    fixture.passMinutes(10);
    await setSms({ phone: otherPhone });
    fixture.passMinutes(10);
    await setSms();
    fixture.passMinutes(10);
    expect(await refusalOf(setSms())).toEqual({ code: 'too-many-codes', retryAfterSeconds: 30 * 60 });
    expect(fixture.textMessages.sent).toHaveLength(3);
    fixture.passMinutes(30);
    await setSms();
    expect(fixture.textMessages.sent).toHaveLength(4);
  });

  test('codes given back count as well', async () => {
    for (const number of [phone, otherPhone, phone]) {
      await setSms({ phone: number });
      await confirm(fixture.textMessages.lastCodeOf(number));
    }
    expect(await refusalOf(setSms({ phone: otherPhone }))).toMatchObject({ code: 'too-many-codes' });
  });

  test('one phone is sent at most three codes in an hour, whoever asks; then one again', async () => {
    const strangers = [1, 2, 3, 4].map((index) => `02CCCCCCCCCCCCCCCCCCCCCCC${index}`);
    for (const stranger of strangers) await fixture.residents.create(aResident({ residentId: stranger }));
    const ask = (stranger: string) => setAs(stranger, 'sms', { ...on, phone });
    for (const stranger of strangers.slice(0, 3)) {
      await ask(stranger);
      fixture.passMinutes(10);
    }
    const fourth = strangers[3] ?? '';
    expect(await refusalOf(ask(fourth))).toEqual({ code: 'too-many-codes', retryAfterSeconds: 30 * 60 });
    expect(fixture.textMessages.sent).toHaveLength(3);
    expect((await fixture.residents.load(fourth))?.channels.sms).toBeUndefined();
    fixture.passMinutes(30);
    await ask(fourth);
    expect(fixture.textMessages.sent).toHaveLength(4);
  });

  test('two requests at once send one code that counts, and the last one confirms', async () => {
    await Promise.allSettled([setSms(), setSms()]);
    expect(await confirm(sentCode())).toMatchObject({ state: 'active' });
  });

  test('tells when the code could not be sent; the next request sends another', async () => {
    fixture.textMessages.before = (call) => {
      if (call === 'send') throw new Error('SNS is out of reach');
    };
    expect(await refusalOf(setSms())).toEqual({ code: 'code-not-sent' });
    fixture.textMessages.before = () => undefined;
    await setSms();
    expect(await confirm(sentCode())).toMatchObject({ state: 'active' });
  });
});

describe('a phone that is confirmed', () => {
  beforeEach(() => signUp(aResident({ channels: { sms: aConfirmedSms } })));

  test('needs no code to change its level, nor to be switched off and on', async () => {
    expect(await set('sms', { enabled: true, minimumLevel: 'information' })).toMatchObject({ state: 'active', phone });
    await set('sms', { ...on, enabled: false });
    expect(await set('sms', on)).toMatchObject({ state: 'active' });
    expect(fixture.textMessages.sent).toEqual([]);
  });

  test('is replaced by another, to be confirmed, and nothing more is sent to it', async () => {
    expect(await setSms({ phone: otherPhone })).toMatchObject({ phone: otherPhone, reason: 'code-awaited' });
    expect((await stored())?.channels.sms).toEqual({ ...on, phone: otherPhone, confirmed: false });
  });
});

describe('a phone that opted out', () => {
  test('is let in again when its resident asks, without another code', async () => {
    await signUp(aResident({ channels: { sms: { ...aConfirmedSms, failure: 'opted-out' } } }));
    fixture.textMessages.optedOut.add(phone);
    expect(await set('sms', on)).toMatchObject({ state: 'active' });
    expect(fixture.textMessages.optedOut.size).toBe(0);
    expect(fixture.textMessages.sent).toEqual([]);
  });

  test('is refused when it was let in less than 30 days ago, and nothing is written', async () => {
    const stopped = aResident({ channels: { sms: { ...aConfirmedSms, failure: 'opted-out' } } });
    await signUp(stopped);
    fixture.textMessages.optedOut.add(phone);
    fixture.textMessages.closed.add(phone);
    expect(await refusalOf(setSms())).toEqual({ code: 'phone-opted-out' });
    expect(await stored()).toEqual(stopped);
  });

  test.each([
    ['nobody gave before', aResident()],
    ['was given and never confirmed', aResident({ channels: { sms: { ...aConfirmedSms, confirmed: false } } })],
    ['takes the place of a confirmed one', aResident({ channels: { sms: { ...aConfirmedSms, phone: otherPhone } } })],
  ])('is left stopped when it %s: a stranger lifts nobody’s STOP, nor sends a code', async (_, resident) => {
    await signUp(resident);
    fixture.textMessages.optedOut.add(phone);
    expect(await refusalOf(setSms())).toEqual({ code: 'phone-opted-out' });
    expect(fixture.textMessages.optedOut).toContain(phone);
    expect(fixture.textMessages.sent).toEqual([]);
    expect(await stored()).toEqual(resident);
  });

  test('is not asked about when the channel is switched off', async () => {
    await signUp(aResident({ channels: { sms: { ...aConfirmedSms, failure: 'opted-out' } } }));
    fixture.textMessages.before = () => {
      throw new Error('SNS is out of reach');
    };
    expect(await set('sms', { ...on, enabled: false })).toMatchObject({ state: 'off' });
  });
});

describe('setting a channel that failed', () => {
  test.each(['email', 'push'] as const)('gives %s a new chance', async (channel) => {
    const { unsubscribeSecret } = aResident().channels.email;
    const failed = { ...on, failure: 'address-bounced', unsubscribeSecret } as const;
    await signUp(aResident({ channels: { [channel]: failed }, devices: [aDevice()] }));
    expect(await set(channel, on)).toMatchObject({ state: 'active' });
  });

  test('asks for a code again when the phone went to another resident', async () => {
    const moved = { ...aConfirmedSms, confirmed: false, failure: 'moved-to-another-resident' } as const;
    await signUp(aResident({ channels: { sms: moved } }));
    expect(await set('sms', on)).toMatchObject({ state: 'pending', reason: 'code-awaited' });
  });
});

describe('confirming a phone', () => {
  test('the right code makes the channel active, and the phone its resident’s', async () => {
    await signUp();
    await setSms();
    expect(await confirm(sentCode())).toEqual({ ...on, phone, state: 'active' });
    expect(await fixture.residents.findHolder(phone)).toBe(residentId);
  });

  test('a code serves once', async () => {
    await signUp();
    await setSms();
    const code = sentCode();
    await confirm(code);
    expect(await refusalOf(confirm(code))).toEqual({ code: 'no-code-expected' });
  });

  test('a wrong code confirms nothing and takes the phone from nobody', async () => {
    await signUp();
    await setSms();
    expect(await refusalOf(confirm(wrongCode()))).toEqual({ code: 'wrong-code' });
    expect((await stored())?.channels.sms?.confirmed).toBe(false);
    expect(await fixture.residents.findHolder(phone)).toBeUndefined();
  });

  test('after five wrong codes, not even the right one is taken; a new one is', async () => {
    await signUp();
    await setSms();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusalOf(confirm(wrongCode()))).toEqual({ code: 'wrong-code' });
    }
    expect(await refusalOf(confirm(sentCode()))).toEqual({ code: 'too-many-tries', retryAfterSeconds: 1 });
    await setSms();
    expect(await confirm(sentCode())).toMatchObject({ state: 'active' });
  });

  test('after three codes, five wrong tries of the last one are told when there may be another', async () => {
    await signUp();
    for (let codes = 0; codes < 3; codes += 1) await setSms();
    for (let tries = 0; tries < 5; tries += 1) await refusalOf(confirm(wrongCode()));
    expect(await refusalOf(confirm(sentCode()))).toEqual({ code: 'too-many-tries', retryAfterSeconds: 3600 });
  });

  test('guessing in parallel gains no try', async () => {
    await signUp();
    await setSms();
    const guesses = await Promise.all(Array.from({ length: 20 }, () => refusalOf(confirm(wrongCode()))));
    const judged = guesses.filter(({ code }) => code === 'wrong-code').length;
    expect(judged).toBeLessThanOrEqual(5);
    expect((await stored())?.phoneConfirmation?.triesLeft).toBe(5 - judged);
  });

  test('a code lives ten minutes', async () => {
    await signUp();
    await setSms();
    fixture.passMinutes(10);
    expect(await refusalOf(confirm(sentCode()))).toEqual({ code: 'no-code-expected' });
  });

  test('only the last code counts', async () => {
    await signUp();
    await setSms();
    const first = sentCode();
    await setSms();
    if (first !== sentCode()) expect(await refusalOf(confirm(first))).toEqual({ code: 'wrong-code' });
    expect(await confirm(sentCode())).toMatchObject({ state: 'active' });
  });

  test.each([
    ['nobody', undefined],
    ['whoever asked for none', aResident()],
    ['whose phone is confirmed', aResident({ channels: { sms: aConfirmedSms } })],
  ])('expects no code of %s', async (_, resident) => {
    if (resident) await signUp(resident);
    expect(await refusalOf(confirm('123456'))).toEqual({ code: 'no-code-expected' });
  });
});
