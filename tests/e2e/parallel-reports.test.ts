import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/story/person.ts';
import type { GivenCommunity } from '../support/communities.ts';
import { toldOf } from '../support/deliveries.ts';
import { givenNeighbour, givenQuietCommunity, newPhone, smsOnly } from '../support/neighbours.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const phone = newPhone();
/** What one resident may send ten times a day. */
const danger = aReport({ category: 'fire' });
const others = { ...danger, description: 'Tout autre chose, par le même téléphone.' };

let community: GivenCommunity;
let reporter: Person;

beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
  reporter = await givenNeighbour(inUse.platform, community, { channels: smsOnly(phone, 'information') });
}, 60_000);

const inTheFeed = async () => {
  const { communityId } = community;
  return (await reporter.client.listAlerts({ params: { communityId }, query: { limit: 100 } })).items;
};

describe('200 reports at once with one key', () => {
  test('are one alert, answered 200 times alike and told once', async () => {
    const [key, body] = [crypto.randomUUID(), aReport()];
    const send = () => report(reporter, community.communityId, body, key);
    const [first, ...rest] = await Promise.all(Array.from({ length: 200 }, send));
    if (first === undefined) throw new Error('nothing was answered');
    expect(rest.filter((answer) => JSON.stringify(answer) !== JSON.stringify(first))).toEqual([]);
    expect(await inTheFeed()).toEqual([first]);
    expect(await toldOf(inUse.platform, first)).toEqual([`sms ${phone}`]);
  }, 30_000);

  test('of which half tell another story, are one alert all the same, and the other half is refused', async () => {
    const [key, stories] = [crypto.randomUUID(), [danger, others]];
    const before = (await inTheFeed()).length;
    const sent = Array.from({ length: 40 }, (_, index) =>
      report(reporter, community.communityId, stories[index % 2], key),
    );
    const outcomes = await Promise.allSettled(sent);
    const accepted = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.alertId] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.message] : []));
    expect((await inTheFeed()).length).toBe(before + 1);
    expect([accepted.length, new Set(accepted).size]).toEqual([20, 1]);
    expect(new Set(refused)).toEqual(new Set(['422 idempotency-key-reused']));
  });
});

test('the key of an earlier report with another body is refused as 422, and nothing is written', async () => {
  const key = crypto.randomUUID();
  await report(reporter, community.communityId, danger, key);
  const before = await inTheFeed();
  expect(await refusalOf(report(reporter, community.communityId, others, key))).toMatchObject({
    status: 422,
    code: 'idempotency-key-reused',
  });
  expect(await inTheFeed()).toEqual(before);
});
