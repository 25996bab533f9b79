import { beforeAll, describe, expect, test } from '@jest/globals';
import { forEachOf } from '../../lambdas/domain/for-each-of.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenMember } from '../support/communities.ts';
import { toldOf } from '../support/deliveries.ts';
import { givenQuietCommunity } from '../support/neighbours.ts';
import { newEmail } from '../support/people.ts';
import { whenInForce } from '../support/reach.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
/** Three batches of e-mails, the last one smaller; every tenth member does not want to be told. */
const headCount = 120;
const unreached = (index: number) => index % 10 === 9;

let community: GivenCommunity;
const members: Person[] = [];

beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
  const heads = Array.from({ length: headCount }, (_, index) => index);
  await forEachOf(heads, 8, async (index) => {
    const channels = unreached(index) ? { email: 'off' as const } : {};
    const email = newEmail(unreached(index) ? 'silent' : 'reader');
    members.push(await givenMember(inUse.platform, community, { email, channels }));
  });
  await forEachOf(members, 8, whenInForce);
}, 120_000);

describe('a community of more than two batches of e-mails', () => {
  const readers = () => members.filter(({ email }) => email.startsWith('reader')).map(({ email }) => `email ${email}`);

  test('is e-mailed to the last member, each once, and nobody who does not want it', async () => {
    const [reporter] = members;
    const alert = await report(reporter ?? community.referent, community.communityId);
    const told = await toldOf(inUse.platform, alert);
    expect(readers()).toHaveLength(headCount * 0.9);
    expect(told).toEqual(readers().sort());
  });

  test('is told of three alerts at once, each member three times', async () => {
    const alerts = await Promise.all(
      members.slice(0, 3).map((reporter) => report(reporter, community.communityId, aReport({ category: 'fire' }))),
    );
    for (const alert of alerts) {
      expect(await toldOf(inUse.platform, alert)).toEqual(readers().sort());
    }
  });
});
