import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let member: Person;
let alertIds: string[];

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  member = await givenMember(inUse.platform, community);
  alertIds = [];
  // Of danger: anything else, a resident reports once in ten minutes.
  for (let reported = 0; reported < 5; reported += 1) {
    alertIds.push((await report(member, community.communityId, aReport({ category: 'fire' }))).alertId);
  }
}, 60_000);

const listAlerts = (query: { limit?: number; cursor?: string }, communityId = community.communityId) =>
  member.client.listAlerts({ params: { communityId }, query });

const listMembers = (query: { limit?: number; cursor?: string }) =>
  member.client.listMembers({ params: { communityId: community.communityId }, query });

async function firstCursor(): Promise<string> {
  return (await listAlerts({ limit: 2 })).nextCursor ?? '';
}

describe('the alerts of a community', () => {
  test('come newest first, page by page, each of them once', async () => {
    const seen: string[] = [];
    let page = await listAlerts({ limit: 2 });
    seen.push(...page.items.map(({ alertId }) => alertId));
    while (page.nextCursor !== undefined) {
      page = await listAlerts({ limit: 2, cursor: page.nextCursor });
      seen.push(...page.items.map(({ alertId }) => alertId));
    }
    expect(seen).toEqual(alertIds.toReversed());
  });

  test('come in one page when it is large enough', async () => {
    const page = await listAlerts({ limit: 100 });
    expect(page.items).toHaveLength(5);
    expect(page.nextCursor).toBeUndefined();
  });

  test.each([0, 101, -1, 1.5])('do not come by pages of %p', async (limit) => {
    expect(await refusalOf(listAlerts({ limit }))).toMatchObject({ status: 400, code: 'invalid-input' });
  });
});

describe('a cursor', () => {
  const invalid = { status: 400, code: 'invalid-input', fields: ['cursor: invalid-cursor'] };

  test.each<[string, (cursor: string) => string]>([
    ['cut short', (cursor) => cursor.slice(0, -4)],
    ['that is none', () => 'bm90LWEtY3Vyc29y'],
    ['of empty JSON', () => 'e30'],
    ['that points elsewhere', (cursor) => changed(cursor, { after: 'ALERT#0' })],
    ['of another version', (cursor) => changed(cursor, { v: 2 })],
    ['with more in it', (cursor) => changed(cursor, { more: true })],
  ])('%s is refused', async (_what, change) => {
    expect(await refusalOf(listAlerts({ cursor: change(await firstCursor()) }))).toEqual(invalid);
  });

  test('of one list does not serve another', async () => {
    expect(await refusalOf(listMembers({ cursor: await firstCursor() }))).toEqual(invalid);
  });

  test('of one community does not serve another', async () => {
    const other = await givenCommunity(inUse.platform, 'La Martellière');
    await other.townHall.client.getMe();
    const { client } = other.referent;
    const call = client.listAlerts({
      params: { communityId: other.communityId },
      query: { cursor: await firstCursor() },
    });
    expect(await refusalOf(call)).toEqual(invalid);
  });
});

function changed(cursor: string, changes: Record<string, unknown>): string {
  const content: object = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return Buffer.from(JSON.stringify({ ...content, ...changes })).toString('base64url');
}
