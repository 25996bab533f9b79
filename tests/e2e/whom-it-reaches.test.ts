import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelName } from '../../contract/fields.ts';
import type { OfficialAlert } from '../../contract/operations/official-alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { deliveriesOf } from '../support/deliveries.ts';
import {
  givenEmptyCommunity,
  givenNeighbour,
  givenQuietCommunity,
  newPhone,
  newToken,
  pushOnly,
  smsOnly,
} from '../support/neighbours.ts';
import { givenResident, residentIdOf } from '../support/people.ts';
import { whenInForce } from '../support/reach.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const deadlineMs = 15_000;
let here: GivenCommunity;
let there: GivenCommunity;
let relay: Person;

/** Three residents here and two there, whose choices differ; and two referents, of whom one is out of reach. */
beforeAll(async () => {
  const { platform } = inUse;
  here = await givenQuietCommunity(platform);
  there = await givenEmptyCommunity(here, 'Les Chênes');
  await givenNeighbour(platform, here, { channels: smsOnly(newPhone(), 'danger') });
  await givenNeighbour(platform, here, { channels: { email: 'vigilance', ...pushed('information') } });
  await givenNeighbour(platform, here, { channels: smsOnly(newPhone(), 'vigilance') });
  await givenNeighbour(platform, there, { channels: pushOnly(newToken(), 'danger') });
  await givenNeighbour(platform, there, { channels: { email: 'danger', ...pushed('vigilance') } });
  relay = await givenResident(platform, { channels: smsOnly(newPhone(), 'information') });
  await appoint(relay);
  await whenInForce(relay);
  await whenReferentsAre({ email: 0, sms: 1, push: 0 });
}, 60_000);

const pushed = (minimumLevel: 'information' | 'vigilance') =>
  ({ push: { token: newToken(), platform: 'fcm', minimumLevel } }) as const;

async function appoint(someone: Person): Promise<void> {
  const params = { inseeCode: here.inseeCode, residentId: await residentIdOf(someone) };
  await here.townHall.client.appointReferent({ params, body: { neighbourhoods: [] } });
}

const ask = (audience: OfficialAlert['audience'], level: OfficialAlert['level'], preview: 'true' | 'false') =>
  here.townHall.client.sendOfficialAlert({
    params: { inseeCode: here.inseeCode },
    query: { preview },
    headers: {},
    body: {
      category: 'weather',
      description: 'Des vents forts sont annoncés pour cette nuit.',
      place: { description: 'toute la commune' },
      audience,
      level,
      emergencyCalled: 'not-needed',
    },
  });

async function previewed(...what: [OfficialAlert['audience'], OfficialAlert['level']]) {
  const answer = await ask(...what, 'true');
  if (answer.status !== 200) throw new Error('it was sent');
  return answer.body;
}

/** Waits until the counts have followed what the referents chose. */
async function whenReferentsAre(channels: Record<ChannelName, number>): Promise<void> {
  await pollUntil(
    () => previewed('referents', 'danger'),
    (present) => isDeepStrictEqual(present.channels, channels),
    deadlineMs,
  );
}

/** How many messages left by each channel: nobody here has two devices. */
async function delivered(...what: [OfficialAlert['audience'], OfficialAlert['level']]) {
  const answer = await ask(...what, 'false');
  if (answer.status !== 201) throw new Error('it was only previewed');
  const messages = await deliveriesOf(inUse.platform, answer.body);
  const by = (name: ChannelName) => messages.filter(({ channel }) => channel === name).length;
  return { email: by('email'), sms: by('sms'), push: by('push') };
}

const audiences: [string, () => OfficialAlert['audience'], number][] = [
  ['one community', () => ({ communities: [here.communityId] }), 4],
  ['two communities', () => ({ communities: [here.communityId, there.communityId] }), 6],
  ['all communities', () => 'all-communities', 6],
  ['the referents', () => 'referents', 2],
];

describe.each(audiences)('an alert to %s', (_, audienceOf, residents) => {
  test.each(['information', 'vigilance', 'danger'] as const)(
    'of %s reaches as many on each channel as its preview said',
    async (level) => {
      const { channels, residents: counted } = await previewed(audienceOf(), level);
      expect(counted).toBe(residents);
      expect(await delivered(audienceOf(), level)).toEqual(channels);
    },
  );
});

test('the levels make the difference that residents chose', async () => {
  const { channels: atDanger } = await previewed('all-communities', 'danger');
  const { channels: atInformation } = await previewed('all-communities', 'information');
  expect([atDanger, atInformation]).toEqual([
    { email: 2, sms: 2, push: 3 },
    { email: 0, sms: 0, push: 1 },
  ]);
});

test('a dismissed referent is counted no more, and told nothing', async () => {
  const params = { inseeCode: here.inseeCode, residentId: await residentIdOf(relay) };
  await here.townHall.client.dismissReferent({ params });
  await whenReferentsAre({ email: 0, sms: 0, push: 0 });
  expect(await previewed('referents', 'danger')).toMatchObject({ residents: 1 });
  expect(await delivered('referents', 'danger')).toEqual({ email: 0, sms: 0, push: 0 });
});
