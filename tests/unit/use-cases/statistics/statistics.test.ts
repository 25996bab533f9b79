import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { CountsInMemory } from '../../../../lambdas/stores/communities/counts-in-memory.ts';
import { inMemoryCommunityStore } from '../../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryStatisticsStore } from '../../../../lambdas/stores/statistics/in-memory-statistics.ts';
import { checkStatistics } from '../../../../lambdas/use-cases/statistics/check-statistics.ts';
import { countAlert } from '../../../../lambdas/use-cases/statistics/count-alert.ts';
import { getStatistics } from '../../../../lambdas/use-cases/statistics/get-statistics.ts';
import { getTransparency } from '../../../../lambdas/use-cases/statistics/get-transparency.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import { aTown, callerOf, type Townsperson, theOperator } from '../../support/a-town.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';
import { saintSebastien } from '../../support/places.ts';
import { reportEffects } from '../../support/report-effects.ts';

const { inseeCode } = saintSebastien;
const now = new Date('2026-11-22T20:45:00.000Z');
const lilas = { communityId: aCommunity().communityId, name: 'Les Lilas' };
const chenes = { communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9', name: 'Les Chênes' };

let figures: Awaited<ReturnType<typeof someFigures>>;

beforeEach(async () => {
  figures = await someFigures();
});

/** Les Lilas with 25 members and Les Chênes with 19, and what reads their figures. */
async function someFigures() {
  const { residents } = await aTown();
  const counts = new CountsInMemory();
  const communities = inMemoryCommunityStore(counts);
  await communities.registerMunicipality(saintSebastien);
  for (const community of [lilas, chenes]) await communities.create(aCommunity(community));
  counts.add({ groupId: lilas.communityId, inseeCode, by: { members: 25 } });
  counts.add({ groupId: chenes.communityId, inseeCode, by: { members: 19 } });
  const { alerts } = inMemoryAlertTable(undefined, () => now);
  const statistics = inMemoryStatisticsStore();
  return { residents, communities, counts, alerts, statistics, smsSegmentPrice: 0.07, clock: () => now };
}

/** An alert that was written so many days ago, and counted unless told otherwise. */
async function given(differences: Partial<Alert> = {}, { daysAgo = 0, counted = true, by = anAlert } = {}) {
  const reportedAt = new Date(now.getTime() - 60_000 - daysAgo * 86_400_000);
  const alert = by({ alertId: ulid(reportedAt.getTime()), reportedAt: reportedAt.toISOString(), ...differences });
  await figures.alerts.accept(alert, reportEffects(alert));
  if (counted) await countAlert(figures)(alert.alertId);
  return alert;
}

type Days = { from?: string; to?: string };
const rest = { headers: undefined, body: undefined, language: 'fr' } as const;
const params = { inseeCode };
const read = (query: Days = {}, someone: Townsperson | 'nobody' | 'operator' = 'townHall') =>
  getStatistics(figures)({
    params,
    query,
    ...rest,
    caller: someone === 'operator' ? theOperator : callerOf(someone),
  });
const readPublicly = (query: Days = {}, code = inseeCode) =>
  getTransparency(figures)({ params: { inseeCode: code }, query, ...rest, caller: undefined });
const check = (query: { limit?: number; cursor?: string | undefined } = {}, caller = theOperator) =>
  checkStatistics(figures)({ params, query, ...rest, caller });

describe('the figures of a municipality', () => {
  test('are of the last thirty days for its officers, with the names of its communities', async () => {
    await given();
    await given({}, { daysAgo: 29 });
    await given({ origin: chenes });
    await given({}, { by: anOfficialAlert });
    await given({ category: 'exercise' });
    const { from, to, actual, exercises } = await read();
    expect([from, to]).toEqual(['2026-10-24', '2026-11-22']);
    expect(actual.byCommunity).toEqual([
      { ...lilas, alerts: 2, published: 2 },
      { alerts: 1, published: 1 },
      { ...chenes, alerts: 1, published: 1 },
    ]);
    expect([actual.alerts, exercises.alerts]).toEqual([4, 1]);
    expect((await read({ from: '2026-11-22' })).actual.alerts).toBe(3);
  });

  test.each(['referent', 'active', 'foreignTownHall', 'foreignPolice', 'stranger', 'nobody', 'operator'] as const)(
    'are not for %s',
    async (someone) => {
      await expect(read({}, someone)).rejects.toThrow('officer-only');
    },
  );

  test('are for its police under a protocol in force alone', async () => {
    await expect(read({}, 'police')).rejects.toThrow('protocol-not-in-force');
    await figures.communities.putProtocol(aProtocol());
    expect(await read({}, 'police')).toEqual(await read());
  });
});

describe('what everyone reads', () => {
  const lastMonth = { daysAgo: 29 };

  test('leaves communities of fewer than twenty members out of every figure', async () => {
    await given({}, lastMonth);
    await given({}, { ...lastMonth, by: anOfficialAlert });
    const without = await readPublicly();
    await given({ origin: chenes, category: 'assault' }, lastMonth);
    const { actual, communitiesLeftOut } = await readPublicly();
    expect(communitiesLeftOut).toBe(1);
    expect({ actual }).toEqual({ actual: without.actual });
    expect(actual.byCommunity).toEqual([
      { alerts: 1, published: 1 },
      { ...lilas, alerts: 1, published: 1 },
    ]);
  });

  test('counts a community from its twentieth member on, and nothing of before', async () => {
    const earlier = await given({ origin: chenes }, lastMonth);
    figures.counts.add({ groupId: chenes.communityId, inseeCode, by: { members: 1 } });
    await given({ origin: chenes }, lastMonth);
    await figures.alerts.save(earlier, { ...earlier, status: 'resolved' }, { history: [] });
    await countAlert(figures)(earlier.alertId);
    expect((await readPublicly()).actual.byCommunity).toEqual([{ ...chenes, alerts: 1, published: 1 }]);
    expect((await read({ from: '2026-10-01' })).actual.alerts).toBe(2);
  });

  test('does not move while a month lasts', async () => {
    const before = await readPublicly();
    await given();
    await given({}, { by: anOfficialAlert });
    expect(await readPublicly()).toEqual(before);
    await expect(readPublicly({ from: '2026-11-01' })).rejects.toThrow('invalid-input');
    expect((await read()).actual.alerts).toBe(2);
  });

  test('has nothing of what neighbours were never told', async () => {
    const before = await readPublicly();
    await given({ readers: 'officers' }, lastMonth);
    await given({ status: 'held', messages: [] }, lastMonth);
    await given({ status: 'refused', messages: [] }, lastMonth);
    expect(await readPublicly()).toEqual(before);
    expect((await read({ from: '2026-10-01' })).actual.alerts).toBe(3);
    expect(await check()).toMatchObject({ different: [], behind: [] });
  });

  test('is by whole months', async () => {
    for (const daysAgo of [21, 22, 29]) await given({}, { daysAgo });
    expect(await readPublicly({ from: '2026-10-22', to: '2026-10-22' })).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-31',
      actual: { alerts: 2 },
    });
    expect((await readPublicly()).actual.alerts).toBe(2);
  });

  test('is of municipalities that are registered', async () => {
    await expect(readPublicly({}, '44109')).rejects.toThrow('municipality-not-found');
  });
});

describe('counting again', () => {
  test('finds nothing where every alert is counted as it stands', async () => {
    for (const daysAgo of [0, 0, 1, 12, 29]) await given({}, { daysAgo });
    const first = await check();
    expect(first).toMatchObject({ from: '2026-11-13', to: '2026-11-22', recounted: 3, different: [], behind: [] });
    const second = await check({ cursor: first.nextCursor });
    const third = await check({ cursor: second.nextCursor });
    expect(third).toMatchObject({ from: '2026-10-24', to: '2026-11-02', recounted: 1, different: [], behind: [] });
    expect([second.recounted, third.nextCursor]).toEqual([1, undefined]);
  });

  test('goes through more alerts than one page of them', async () => {
    for (let nth = 0; nth < 130; nth += 1) await given();
    expect(await check()).toMatchObject({ recounted: 130, different: [] });
  });

  test('names the alert that was not counted, and what is missing on which sheet', async () => {
    await given();
    const { alertId } = await given({}, { counted: false });
    const { different, behind } = await check();
    expect(behind).toEqual([alertId]);
    expect(different).toMatchObject([{ day: '2026-11-22', communityId: lilas.communityId, exercise: false }]);
    expect(different[0]?.counters).toContainEqual({ counter: 'alerts', counted: 1, recounted: 2 });
  });

  test('names the alert that has changed since', async () => {
    const alert = await given();
    await figures.alerts.save(alert, { ...alert, status: 'resolved' }, { history: [] });
    const { different, behind } = await check();
    expect(behind).toEqual([alert.alertId]);
    expect(different[0]?.counters).toContainEqual({ counter: 'outcome:resolved', counted: 0, recounted: 1 });
    await countAlert(figures)(alert.alertId);
    expect(await check()).toMatchObject({ different: [], behind: [] });
  });

  test('finds what is in the figures of no alert', async () => {
    const { tally, ...sheet } = (await figures.statistics.findCounting((await given()).alertId)).counted ?? {};
    const ghost = { alertId: ulid(), reportedAt: now.toISOString() };
    await figures.statistics.count(ghost, undefined, { ...sheet, tally } as never);
    const { different, behind } = await check();
    expect(behind).toEqual([]);
    expect(different[0]?.counters).toContainEqual({ counter: 'alerts', counted: 2, recounted: 1 });
  });

  test('is for the operator', async () => {
    await expect(check({}, callerOf('townHall'))).rejects.toThrow('operator-only');
  });
});
