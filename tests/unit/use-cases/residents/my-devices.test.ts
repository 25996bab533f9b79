import { beforeEach, describe, expect, test } from '@jest/globals';
import type { meOperations } from '../../../../contract/operations/me.ts';
import { registerDevice } from '../../../../lambdas/use-cases/residents/register-device.ts';
import { removeDevice } from '../../../../lambdas/use-cases/residents/remove-device.ts';
import { releaseEndpoint } from '../../../../lambdas/use-cases/subscriptions/release-endpoint.ts';
import { aDevice, aResident } from '../../support/a-resident.ts';
import { callerOf, meFixture, refusalOf, requestOf } from '../../support/me-fixture.ts';

const pixel = aDevice();
const camille = aResident();
const dominique = aResident({ residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB' });

let fixture = meFixture();
beforeEach(async () => {
  fixture = meFixture();
  await fixture.residents.create(camille);
  await fixture.residents.create(dominique);
});

type Registered = { deviceId?: string; token?: string; platform?: 'fcm' | 'apns' };

const register = ({ deviceId = 'pixel', token = pixel.token, platform = 'fcm' }: Registered = {}, who = camille) =>
  registerDevice(fixture)(
    requestOf<typeof meOperations.registerDevice>({
      caller: callerOf(who),
      params: { deviceId },
      body: { platform, token },
    }),
  );
const remove = (deviceId: string) =>
  removeDevice(fixture)(
    requestOf<typeof meOperations.removeDevice>({ caller: callerOf(camille), params: { deviceId } }),
  );
const devicesOf = async (who = camille) => (await fixture.residents.load(who.residentId))?.devices ?? [];
/** Writes on the device what happens to it in the meantime. */
async function mark(difference: object) {
  const before = await fixture.residents.load(camille.residentId);
  if (!before) throw new Error('there is no such resident');
  await fixture.residents.save(before, {
    ...before,
    devices: before.devices.map((device) => ({ ...device, ...difference })),
  });
}

describe('registering a device', () => {
  test('makes it the caller’s, to be connected', async () => {
    expect(await register()).toEqual({ deviceId: 'pixel', platform: 'fcm', state: 'pending', reason: 'not-set-up' });
    expect(await devicesOf()).toEqual([{ deviceId: 'pixel', platform: 'fcm', token: pixel.token }]);
    expect(await fixture.residents.findHolder(pixel.token)).toBe(camille.residentId);
  });

  test('again, as applications do at each start, writes nothing', async () => {
    await register();
    await mark({ endpointArn: 'arn:pixel' });
    const before = await fixture.residents.load(camille.residentId);
    await register();
    expect(await fixture.residents.load(camille.residentId)).toEqual(before);
  });

  test('with a new token is connected anew', async () => {
    await register();
    await mark({ endpointArn: 'arn:pixel' });
    await register({ token: 'another-token' });
    expect(await devicesOf()).toEqual([{ deviceId: 'pixel', platform: 'fcm', token: 'another-token' }]);
  });

  test('mends one that failed', async () => {
    await register();
    await mark({ endpointArn: 'arn:pixel', failure: 'endpoint-disabled' });
    await register();
    expect(await devicesOf()).toEqual([{ deviceId: 'pixel', platform: 'fcm', token: pixel.token }]);
  });

  test('under another name replaces the one that had its token', async () => {
    await register();
    await register({ deviceId: 'pixel-after-reset' });
    expect((await devicesOf()).map(({ deviceId }) => deviceId)).toEqual(['pixel-after-reset']);
  });

  test('takes its token from the resident who had it before', async () => {
    await register({}, dominique);
    await register();
    await releaseEndpoint(fixture)(dominique.residentId);
    expect(await devicesOf(dominique)).toEqual([]);
    expect(await devicesOf()).toHaveLength(1);
  });

  test('takes its token back from whoever took it meanwhile', async () => {
    await register();
    await register({}, dominique);
    await register();
    await releaseEndpoint(fixture)(camille.residentId);
    expect(await fixture.residents.findHolder(pixel.token)).toBe(camille.residentId);
    expect(await devicesOf()).toHaveLength(1);
  });

  test('has room for ten, and for the tenth again', async () => {
    for (let index = 0; index < 10; index += 1) await register({ deviceId: `d${index}`, token: `token-${index}` });
    expect(await refusalOf(register({ deviceId: 'd10', token: 'token-10' }))).toEqual({ code: 'too-many-devices' });
    expect(await fixture.residents.findHolder('token-10')).toBeUndefined();
    await register({ deviceId: 'd9', token: 'token-9-renewed' });
    expect(await devicesOf()).toHaveLength(10);
  });
});

describe('removing a device', () => {
  test('takes it away', async () => {
    await register();
    await remove('pixel');
    expect(await devicesOf()).toEqual([]);
  });

  test('that is not there is refused', async () => {
    expect(await refusalOf(remove('pixel'))).toEqual({ code: 'device-not-found' });
  });

  test('of another resident is refused: it is not there', async () => {
    await register({}, dominique);
    expect(await refusalOf(remove('pixel'))).toEqual({ code: 'device-not-found' });
    expect(await devicesOf(dominique)).toHaveLength(1);
  });
});
