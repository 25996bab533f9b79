import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { referentsOf } from '../../../../lambdas/domain/communities/group.ts';
import type { Mandate } from '../../../../lambdas/domain/residents/resident.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import {
  aQuarter,
  communityId,
  dayMs,
  hourMs,
  idOf,
  inseeCode,
  minuteMs,
  police,
  type Quarter,
  referent,
  refusalOf,
  startMs,
  townHall,
} from '../../support/a-quarter.ts';
import { aMembership } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';
import { nantes } from '../../support/places.ts';
import { reportEffects } from '../../support/report-effects.ts';

const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';
let here: Quarter;

beforeEach(async () => {
  here = await aQuarter();
  await here.communities.create(aCommunity({ communityId: chenes, name: 'Les Chênes' }));
  await here.givenNeighbour('both', { memberships: [aMembership(), aMembership({ communityId: chenes })] });
});

interface Sent {
  readonly agoMs: number;
  readonly groupIds: readonly string[];
  readonly differences?: Partial<Alert>;
}

/** An alert that was posted in these groups so long ago. */
async function sent({ agoMs, groupIds, differences = {} }: Sent): Promise<string> {
  const reportedAt = new Date(startMs - agoMs);
  const communityIds = groupIds.filter((groupId) => !groupId.startsWith('referents'));
  const alert = anAlert({
    alertId: ulid(reportedAt.getTime()),
    reportedAt: reportedAt.toISOString(),
    expiresAt: new Date(reportedAt.getTime() + 2 * hourMs).toISOString(),
    author: { residentId: idOf('camille'), kind: 'resident', name: 'camille', hidden: false },
    addressees: { communityIds, allCommunities: false, referents: communityIds.length < groupIds.length },
    ...differences,
  });
  const right = { residentId: idOf('camille'), memberOf: communityId };
  const { alertId, level } = alert;
  const [first = '', ...others] = groupIds;
  const posting = { alertId, groupId: first, level, firstMessage: 0 };
  await here.alerts.accept(alert, reportEffects(alert, { right, ...(first ? { posting } : {}) }));
  for (const groupId of others) await here.postings.enlist({ ...posting, groupId }, 0, reportedAt);
  return alertId;
}

/** Whatever a cursor tells to who opens it. */
const lastKnownOf = ({ nextCursor = '' }: { nextCursor?: string | undefined }): unknown =>
  JSON.parse(Buffer.from(nextCursor, 'base64url').toString()).after;

const idsOf = ({ items }: { items: readonly { alertId: string }[] }) => items.map(({ alertId }) => alertId);

async function allPages(name: string, limit: number): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await here.listMine(name, { limit, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...idsOf(page));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return seen;
}

describe('the feed of one resident', () => {
  test('holds what was posted in each of their communities, the newest first', async () => {
    const ids = [
      await sent({ agoMs: 3 * minuteMs, groupIds: [communityId] }),
      await sent({ agoMs: 2 * minuteMs, groupIds: [chenes] }),
      await sent({ agoMs: minuteMs, groupIds: [communityId] }),
    ];
    expect(idsOf(await here.listMine('both'))).toEqual(ids.toReversed());
    await here.givenNeighbour('lila');
    expect(idsOf(await here.listMine('lila'))).toEqual([ids[2], ids[0]]);
  });

  test('shows an alert once, in the first of their communities that it was posted in', async () => {
    const alertId = await sent({ agoMs: minuteMs, groupIds: [chenes, communityId] });
    expect((await here.listMine('both')).items).toMatchObject([{ alertId, communityId }]);
    await here.givenNeighbour('chene', { memberships: [aMembership({ communityId: chenes })] });
    expect((await here.listMine('chene')).items).toMatchObject([{ alertId, communityId: chenes }]);
  });

  test.each([1, 2, 3, 7, 100])('comes by pages of %d without losing or repeating any', async (limit) => {
    const ids: string[] = [];
    for (let nth = 20; nth > 0; nth -= 1) {
      const groupIds = nth % 3 === 0 ? [communityId, chenes] : [nth % 2 === 0 ? communityId : chenes];
      ids.push(await sent({ agoMs: nth * minuteMs, groupIds }));
    }
    expect(await allPages('both', limit)).toEqual(ids.toReversed());
  });

  test('is 20 long unless another length is asked', async () => {
    for (let nth = 25; nth > 0; nth -= 1) await sent({ agoMs: nth * minuteMs, groupIds: [communityId] });
    const page = await here.listMine('both');
    expect(page.items).toHaveLength(20);
    expect(page.nextCursor).toBeDefined();
  });

  test.each(['pending', 'suspended'] as const)('is closed to a membership that is %s', async (status) => {
    await sent({ agoMs: minuteMs, groupIds: [communityId] });
    await here.givenNeighbour('sacha', { memberships: [aMembership({ status })] });
    expect((await here.listMine('sacha')).items).toEqual([]);
  });

  test('is empty for somebody who has no profile yet', async () => {
    expect(await here.listMine('nobody')).toEqual({ items: [] });
  });

  test('reaches back a week for neighbours', async () => {
    const kept = await sent({ agoMs: 7 * dayMs - minuteMs, groupIds: [communityId] });
    await sent({ agoMs: 7 * dayMs + minuteMs, groupIds: [communityId] });
    expect((await here.listMine('both')).items).toMatchObject([{ alertId: kept, status: 'expired' }]);
  });

  test('tells no identifier of what they do not see, and loses nothing behind it', async () => {
    const oldest = await sent({ agoMs: 9 * minuteMs, groupIds: [communityId] });
    for (let nth = 8; nth > 1; nth -= 1)
      await sent({ agoMs: nth * minuteMs, groupIds: [communityId], differences: { readers: 'officers' } });
    const newest = await sent({ agoMs: minuteMs, groupIds: [chenes] });
    const first = await here.listMine('both', { limit: 3 });
    expect(first.items).toMatchObject([{ alertId: newest }]);
    expect(lastKnownOf(first)).toBe(newest);
    expect(await allPages('both', 3)).toEqual([newest, oldest]);
  });

  test('does not take the cursor of somebody else', async () => {
    for (let nth = 1; nth < 4; nth += 1) await sent({ agoMs: nth * minuteMs, groupIds: [communityId] });
    const { nextCursor } = await here.listMine('both', { limit: 1 });
    expect(await refusalOf(here.listMine('camille', { cursor: nextCursor ?? '' }))).toEqual(['cursor: invalid-cursor']);
  });
});

describe('what one wrote oneself', () => {
  const author = { residentId: idOf('camille'), kind: 'resident', name: 'camille', hidden: true } as const;
  const decision = {
    decision: 'refuse',
    reason: 'Une personne y est nommée.',
    at: new Date(startMs).toISOString(),
    by: { residentId: idOf('alex'), kind: 'referent' },
  } as const;

  test('is found while it is held, and what became of it once it is refused', async () => {
    const unsaid = { messages: [], author };
    const moderation = { screening: [], flags: [], decision };
    const refused = await sent({
      agoMs: 2 * minuteMs,
      groupIds: [],
      differences: { ...unsaid, status: 'refused', moderation },
    });
    const held = await sent({ agoMs: minuteMs, groupIds: [], differences: { ...unsaid, status: 'held' } });
    expect((await here.listMine('camille')).items).toMatchObject([
      { alertId: held, status: 'held', awaits: 'moderation', communityId, source: { name: 'camille' } },
      { alertId: refused, status: 'refused', decision: { decision: 'refuse', reason: decision.reason } },
    ]);
    expect((await here.listMine('both')).items).toEqual([]);
  });

  test('is found once, posted or hidden, for as long as it is kept, even by whoever has left', async () => {
    const moderation = { screening: [], flags: [], hidden: 'by-flags' } as const;
    const old = await sent({ agoMs: 29 * dayMs, groupIds: [communityId] });
    const hidden = await sent({ agoMs: 2 * minuteMs, groupIds: [communityId], differences: { moderation } });
    const posted = await sent({ agoMs: minuteMs, groupIds: [communityId] });
    const expected = [
      { alertId: posted, status: 'published' },
      { alertId: hidden, hidden: true },
      { alertId: old, status: 'expired' },
    ];
    expect((await here.listMine('camille')).items).toMatchObject(expected);
    expect(await allPages('camille', 1)).toEqual([posted, hidden, old]);
    const camille = await here.residents.load(idOf('camille'));
    if (camille) await here.residents.save(camille, { ...camille, memberships: [] });
    await here.communities.putProtocol(aProtocol());
    const { items } = await here.listMine('camille');
    expect(items).toMatchObject(expected.map((one) => ({ ...one, policeTakePart: true })));
  });
});

describe('a referent', () => {
  beforeEach(() => here.givenNeighbour('alex', { memberships: [], mandates: [referent] }));

  test('finds what was sent to the referents of their municipality', async () => {
    const alertId = await sent({ agoMs: minuteMs, groupIds: [referentsOf(inseeCode)] });
    await sent({ agoMs: 2 * minuteMs, groupIds: [referentsOf(nantes.inseeCode)] });
    expect(idsOf(await here.listMine('alex'))).toEqual([alertId]);
    expect(idsOf(await here.listMine('both'))).toEqual([]);
  });
});

describe('an officer', () => {
  const open = (mandate: Mandate) => here.givenNeighbour('olga', { memberships: [], mandates: [mandate] });

  test('of the town hall finds every alert of the municipality, for a month', async () => {
    await open(townHall);
    const held = await sent({ agoMs: minuteMs, groupIds: [], differences: { status: 'held', messages: [] } });
    const posted = await sent({ agoMs: 2 * minuteMs, groupIds: [communityId] });
    const old = await sent({ agoMs: 29 * dayMs, groupIds: [chenes] });
    await sent({ agoMs: minuteMs, groupIds: [], differences: { inseeCode: nantes.inseeCode } });
    const { items } = await here.listMine('olga');
    expect(items).toMatchObject([
      { alertId: held, status: 'held' },
      { alertId: posted, communityId, audience: { communities: [communityId] } },
      { alertId: old, status: 'expired' },
    ]);
  });

  test('of the police finds them under a protocol in force alone', async () => {
    await open(police);
    const alertId = await sent({ agoMs: minuteMs, groupIds: [communityId] });
    expect((await here.listMine('olga')).items).toEqual([]);
    await here.communities.putProtocol(aProtocol());
    expect((await here.listMine('olga')).items).toMatchObject([{ alertId, policeTakePart: true }]);
  });

  test('of the police reads what reaches their own quarter as a neighbour does, without a protocol', async () => {
    await here.givenNeighbour('olga', { mandates: [police] });
    const alertId = await sent({ agoMs: minuteMs, groupIds: [communityId] });
    const { items } = await here.listMine('olga');
    expect(items).toMatchObject([{ alertId, policeTakePart: false }]);
    expect(items[0]).not.toHaveProperty('audience');
  });

  test('who is a member too finds each alert once, whatever the pages', async () => {
    await here.givenNeighbour('olga', { mandates: [townHall] });
    const ids: string[] = [];
    for (let nth = 12; nth > 0; nth -= 1) {
      ids.push(await sent({ agoMs: nth * dayMs, groupIds: [nth % 2 === 0 ? communityId : chenes] }));
    }
    expect(await allPages('olga', 5)).toEqual(ids.toReversed());
  });
});
