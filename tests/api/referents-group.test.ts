import { beforeAll, describe, expect, test } from '@jest/globals';
import { referentsOf } from '../../lambdas/domain/communities/group.ts';
import type { Person } from '../../local/story/person.ts';
import { givenMunicipality } from '../support/communities.ts';
import { newPhone, newToken } from '../support/neighbours.ts';
import { givenOfficer, givenResident, residentIdOf } from '../support/people.ts';
import { whenInForce, whenSubscribed } from '../support/reach.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let inseeCode: string;
let townHall: Person;

beforeAll(async () => {
  ({ inseeCode } = await givenMunicipality(inUse.platform));
  townHall = await givenOfficer(inUse.platform, inseeCode, 'town-hall');
}, 30_000);

/** A referent of the whole municipality, by SMS and push, who is a member of no community. */
async function givenReachable(phone: string, token: string): Promise<Person> {
  const referent = await givenResident(inUse.platform, {
    name: 'Référent',
    channels: {
      sms: { phone, minimumLevel: 'danger' },
      push: { token, platform: 'fcm', minimumLevel: 'information' },
    },
  });
  await appoint(referent);
  return referent;
}

async function appoint(referent: Person): Promise<void> {
  const residentId = await residentIdOf(referent);
  await townHall.client.appointReferent({ params: { inseeCode, residentId }, body: { neighbourhoods: [] } });
}

const subscribed = (address: string, levels: Parameters<typeof whenSubscribed>[3]) =>
  whenSubscribed(inUse.platform, referentsOf(inseeCode), address, levels);

describe('an appointed referent', () => {
  test('is subscribed on their own channels to what the referents of the municipality are told', async () => {
    const [phone, token] = [newPhone(), newToken()];
    const referent = await givenReachable(phone, token);
    await Promise.all([subscribed(phone, ['danger']), subscribed(token, ['information'])]);
    await whenInForce(referent);
    const { channels, memberships } = await referent.client.getMe();
    expect(memberships).toEqual([]);
    expect(channels).toMatchObject({ sms: { state: 'active' }, push: { state: 'active' }, email: { state: 'active' } });
  });

  test('is followed when they choose another level', async () => {
    const phone = newPhone();
    const referent = await givenReachable(phone, newToken());
    await subscribed(phone, ['danger']);
    await referent.client.setChannel({
      params: { channel: 'sms' },
      body: { enabled: true, minimumLevel: 'vigilance' },
    });
    await subscribed(phone, ['vigilance']);
  });

  test('is told nothing more once dismissed, and again once appointed again', async () => {
    const [phone, token] = [newPhone(), newToken()];
    const referent = await givenReachable(phone, token);
    await Promise.all([subscribed(phone, ['danger']), subscribed(token, ['information'])]);
    await townHall.client.dismissReferent({ params: { inseeCode, residentId: await residentIdOf(referent) } });
    await Promise.all([subscribed(phone, []), subscribed(token, [])]);
    await appoint(referent);
    await Promise.all([subscribed(phone, ['danger']), subscribed(token, ['information'])]);
  });
});
