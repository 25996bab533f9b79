import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember, join } from '../support/communities.ts';
import { givenEmptyCommunity } from '../support/neighbours.ts';
import { givenResident } from '../support/people.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let here: GivenCommunity;
let there: GivenCommunity;
let both: Person;
let alertIds: string[];

beforeAll(async () => {
  here = await givenCommunity(inUse.platform);
  there = await givenEmptyCommunity(here, 'Les Chênes');
  both = await givenMember(inUse.platform, here);
  await join(there, both);
  alertIds = [];
  for (const { communityId } of [here, there, there, here, there]) {
    alertIds.push((await report(both, communityId, aReport({ category: 'fire' }))).alertId);
  }
}, 60_000);

const listMine = ({ client }: Person, query: { limit?: number; cursor?: string } = {}) =>
  client.listMyAlerts({ query });
const idsOf = ({ items }: { items: readonly { alertId: string }[] }) => items.map(({ alertId }) => alertId);

describe('one’s own feed', () => {
  test('holds the alerts of all of one’s communities, the newest first', async () => {
    const page = await listMine(both);
    expect(idsOf(page)).toEqual(alertIds.toReversed());
    expect(page.nextCursor).toBeUndefined();
    expect(page.items.map(({ communityId }) => communityId)).toEqual(
      [here, there, there, here, there].map(({ communityId }) => communityId).toReversed(),
    );
  });

  test('comes page by page, each alert once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMine(both, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(alertIds.toReversed());
  });

  test('holds every alert of the municipality for its town hall', async () => {
    expect(idsOf(await listMine(here.townHall))).toEqual(alertIds.toReversed());
  });

  test('is empty for whoever belongs nowhere', async () => {
    expect(await listMine(await givenResident(inUse.platform))).toEqual({ items: [] });
  });

  test.each(['bm90LWEtY3Vyc29y', 'e30'])('does not take the cursor %s', async (cursor) => {
    expect(await refusalOf(listMine(both, { cursor }))).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: ['cursor: invalid-cursor'],
    });
  });

  test('does not take somebody else’s cursor', async () => {
    const { nextCursor: cursor = '' } = await listMine(both, { limit: 1 });
    expect(await refusalOf(listMine(here.townHall, { cursor }))).toMatchObject({ fields: ['cursor: invalid-cursor'] });
  });
});
