import { beforeAll, describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../contract/charter.ts';
import { waitForMessage } from '../../local/story/inbox-reader.ts';
import { codeIn, type Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import { givenCommunity, givenMember } from '../support/communities.ts';
import { givenResident, newEmail } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let resident: Person;

beforeAll(async () => {
  resident = await givenResident(inUse.platform, { name: 'Geneviève', charter: 'not-accepted' });
}, 30_000);

describe('someone who signed up', () => {
  test('has an account with e-mail on from vigilance, and the rest to set up', async () => {
    expect(await resident.client.getMe()).toMatchObject({
      name: 'Geneviève',
      email: resident.email,
      language: 'fr',
      charter: { currentVersion: currentCharterVersion },
      memberships: [],
      offices: [],
      channels: {
        email: { enabled: true, minimumLevel: 'vigilance', state: 'active' },
        sms: { enabled: false, state: 'pending', reason: 'not-set-up' },
        push: { enabled: false, state: 'pending', reason: 'not-set-up' },
      },
      devices: [],
    });
  });

  test('in English is spoken to in English', async () => {
    const reader = await givenResident(inUse.platform, { name: 'Mary', email: newEmail('mary'), language: 'en' });
    expect(await reader.client.getMe()).toMatchObject({ language: 'en' });
  });

  test('changes what they give, erases it, and keeps the rest', async () => {
    const location = { latitude: 47.205, longitude: -1.503 };
    const given = await resident.client.updateMe({ body: { address: '3 rue du Douet', location } });
    expect(given).toMatchObject({ address: '3 rue du Douet', location, name: 'Geneviève' });
    const erased = await resident.client.updateMe({ body: { address: null } });
    expect(erased).not.toHaveProperty('address');
    expect(erased.location).toEqual(location);
  });

  test.each<[string, unknown, string[]]>([
    ['another charter', { charterVersion: '1999-01' }, ['charterVersion: not-the-current-charter']],
    ['a role', { role: 'operator' }, ['role: unknown-field']],
    ['an address e-mail', { email: 'other@vigie.example' }, ['email: unknown-field']],
    ['a place off the globe', { location: { latitude: 91, longitude: 0 } }, ['location.latitude: too-large']],
    ['an empty name', { name: '   ' }, ['name: too-short']],
    ['a third language', { language: 'de' }, ['language: not-a-choice']],
  ])('cannot give themselves %s', async (_what, body, fields) => {
    const refusal = await sendAs(inUse.platform, resident, { method: 'PUT', path: '/v1/me', body });
    expect(refusal).toEqual({ status: 400, code: 'invalid-input', fields });
  });

  test.each([
    ['fr', 'Ce champ n’existe pas.'],
    ['en', 'There is no such field.'],
  ] as const)('reads what is wrong in their language: %s', async (language, message) => {
    const response = await fetch(`${inUse.platform.apiUrl}/v1/me`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${resident.accessToken}`,
        'content-type': 'application/json',
        'accept-language': language,
      },
      body: '{"role":"operator"}',
    });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ errors: [{ path: 'role', code: 'unknown-field', message }] });
  });
});

describe('the SMS channel', () => {
  const setSms = ({ client }: Person, phone: string) =>
    client.setChannel({ params: { channel: 'sms' }, body: { enabled: true, minimumLevel: 'danger', phone } });

  const codeFor = async (phone: string) =>
    codeIn((await waitForMessage(inUse.platform.config, ({ channel, to }) => channel === 'code' && to === phone)).body);

  test('waits for the code, and is active once it is given back', async () => {
    const person = await givenResident(inUse.platform);
    expect(await setSms(person, '06 12 34 01 01')).toMatchObject({
      state: 'pending',
      reason: 'code-awaited',
      phone: '+33612340101',
    });
    const code = await codeFor('+33612340101');
    expect(await person.client.confirmPhone({ body: { code } })).toMatchObject({ enabled: true, state: 'active' });
  });

  test('takes five tries at a code, and no more', async () => {
    const person = await givenResident(inUse.platform);
    await setSms(person, '+33639980102');
    const code = await codeFor('+33639980102');
    const wrong = code === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusalOf(person.client.confirmPhone({ body: { code: wrong } }))).toMatchObject({
        code: 'wrong-code',
      });
    }
    expect(await refusalOf(person.client.confirmPhone({ body: { code } }))).toMatchObject({
      status: 429,
      code: 'too-many-tries',
    });
  });

  test('sends three codes an hour, and no more', async () => {
    const person = await givenResident(inUse.platform);
    for (const phone of ['+33639980103', '+33639980104', '+33639980105']) {
      await setSms(person, phone);
    }
    const call = setSms(person, '+33639980106');
    expect(await refusalOf(call)).toMatchObject({ status: 429, code: 'too-many-codes' });
  });

  test.each(['+33140000000', '+441632960960', '0612', 'number', ''])('takes no number such as %p', async (phone) => {
    const refusal = await sendAs(inUse.platform, resident, {
      method: 'PUT',
      path: '/v1/me/channels/sms',
      body: { enabled: true, minimumLevel: 'danger', phone },
    });
    expect(refusal).toMatchObject({ status: 400, code: 'invalid-input' });
  });

  test('shows a number that answered STOP as failed', async () => {
    const { platform } = inUse;
    const community = await givenCommunity(platform);
    const sms = { phone: '+33639980107', minimumLevel: 'information' as const };
    const person = await givenMember(platform, community, { channels: { sms } });
    platform.sns.optOut(sms.phone);
    await platform.invoke('sweep-opt-outs', {});
    const read = async () => (await person.client.getMe()).channels.sms;
    expect(await pollUntil(read, ({ state }) => state === 'failed')).toMatchObject({ reason: 'opted-out' });
  }, 20_000);
});

describe('a device', () => {
  const token = 'a-token-of-a-phone';
  const register = ({ client }: Person, deviceId = 'phone') =>
    client.registerDevice({ params: { deviceId }, body: { platform: 'fcm', token } });

  test('that changes hands leaves its first owner', async () => {
    const [first, second] = [await givenResident(inUse.platform), await givenResident(inUse.platform)];
    await register(first);
    await register(second);
    const devicesOf = async ({ client }: Person) => (await client.getMe()).devices;
    expect(await devicesOf(second)).toMatchObject([{ deviceId: 'phone', platform: 'fcm' }]);
    expect(
      await pollUntil(
        () => devicesOf(first),
        (devices) => devices.length === 0,
      ),
    ).toEqual([]);
  }, 20_000);

  test('that is not registered cannot be removed', async () => {
    const removal = resident.client.removeDevice({ params: { deviceId: 'none' } });
    expect(await refusalOf(removal)).toMatchObject({ status: 404, code: 'device-not-found' });
  });
});
