import { beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '../../contract/client.ts';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import {
  type GivenCommunity,
  givenCommunity,
  givenMember,
  givenReportingOfficer,
  inTheQuarter,
} from '../support/communities.ts';
import { givenOperator } from '../support/people.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
const deadlineMs = 15_000;
let community: GivenCommunity;
let operator: Person;
let officer: Person;
let neighbour: Person;

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenCommunity(platform);
  [operator, neighbour] = [await givenOperator(platform), await givenMember(platform, community)];
  officer = await givenReportingOfficer(community);
  await aBusyDay();
  await whenAllAreCounted(7);
}, 60_000);

/** Five reports that come to different ends, an alert of the town hall and an exercise. */
async function aBusyDay(): Promise<void> {
  const seen = await reported({ category: 'fire' });
  const taken = await reported({ category: 'fire' });
  const resolved = await reported({ category: 'assault' });
  const retracted = await reported({ category: 'burglary_in_progress' });
  await reported();
  await neighbour.client.witnessAlert({ params: seen, body: { seen: 'confirm' } });
  await follow(taken, 'taken-in-charge');
  await follow(resolved, 'resolved');
  await follow(retracted, 'retracted');
  await send('utility_outage');
  await send('exercise');
}

const reported = async (changes: Partial<AlertReport> = {}) => {
  const { alertId } = await report(officer, community.communityId, aReport(changes));
  return { alertId };
};

const follow = (params: { alertId: string }, kind: 'taken-in-charge' | 'resolved' | 'retracted') =>
  community.townHall.client.addUpdate({ params, headers: {}, body: { kind, message: 'On y est.' } });

const send = (category: string) =>
  community.townHall.client.sendOfficialAlert({
    params: community,
    query: {},
    headers: {},
    body: {
      category,
      level: 'information',
      description: 'L’eau est coupée dans la rue pour des travaux.',
      place: { description: 'rue du Douet', ...inTheQuarter },
      audience: 'all-communities',
    },
  });

const check = () => operator.client.checkStatistics({ params: community, query: {} });
const read = () => community.townHall.client.getStatistics({ params: community, query: {} });

/** Waits until the figures have followed the alerts. */
async function whenAllAreCounted(alerts: number): Promise<void> {
  await pollUntil(check, ({ recounted, behind }) => recounted === alerts && behind.length === 0, deadlineMs);
}

describe('the figures of a municipality', () => {
  test('are those of its alerts, counted again', async () => {
    expect(await check()).toMatchObject({ recounted: 7, different: [], behind: [] });
  });

  test('tell what happened, and exercises apart', async () => {
    const { actual, exercises } = await read();
    expect(actual).toMatchObject({
      alerts: 6,
      published: 6,
      byLevel: { danger: 4, vigilance: 1, information: 1 },
      byOutcome: { published: 3, 'taken-in-charge': 1, resolved: 1, retracted: 1, expired: 0, refused: 0 },
      shares: { witnessed: 0.167, retracted: 0.167, refused: 0 },
      delays: { publication: { alerts: 6, medianSeconds: 0 }, takingInCharge: { alerts: 1 } },
    });
    expect(actual.byCategory[0]).toEqual({ category: 'fire', alerts: 2 });
    expect(actual.byCommunity).toMatchObject([{ communityId: community.communityId, alerts: 5 }, { alerts: 1 }]);
    expect(exercises).toMatchObject({ alerts: 1, byCategory: [{ category: 'exercise', alerts: 1 }] });
  });

  test('follow what becomes of an alert, once however often it changes', async () => {
    const before = (await read()).actual;
    const params = await reported({ category: 'fire' });
    await neighbour.client.witnessAlert({ params, body: { seen: 'confirm' } });
    await neighbour.client.witnessAlert({ params, body: { seen: 'deny' } });
    await neighbour.client.witnessAlert({ params, body: { seen: 'confirm' } });
    await follow(params, 'resolved');
    await whenAllAreCounted(8);
    const { actual } = await read();
    expect(actual.alerts).toBe(before.alerts + 1);
    expect(actual.byOutcome.resolved).toBe(before.byOutcome.resolved + 1);
    expect(await check()).toMatchObject({ different: [] });
  });

  test('are of 366 days at the most', async () => {
    const query = { from: '2025-01-01', to: '2026-01-02' };
    const asking = community.townHall.client.getStatistics({ params: community, query });
    expect(await refusalOf(asking)).toMatchObject({ status: 400, fields: ['from: over-a-year'] });
  });
});

const anyone = () => createClient({ baseUrl: inUse.platform.apiUrl });

test.each(['0000-01-01', '0001-02-03', '1999-12-31', '2200-01-01', '9999-12-31'])(
  'figures up to %s are of no period that was or will be, for officers and for everyone',
  async (to) => {
    const wrong = { status: 400, fields: ['to: wrong-form'] };
    const transparency = anyone().getTransparency({ params: community, query: { to } });
    expect(await refusalOf(transparency)).toMatchObject(wrong);
    const asking = community.townHall.client.getStatistics({ params: community, query: { to } });
    expect(await refusalOf(asking)).toMatchObject(wrong);
  },
);

test('figures may end on the first day that there is', async () => {
  const query = { to: '2000-01-01' };
  expect(await anyone().getTransparency({ params: community, query })).toMatchObject({ from: '1999-02-01' });
  expect(await community.townHall.client.getStatistics({ params: community, query })).toMatchObject(query);
});

describe('what everyone reads', () => {
  test('is of months that are over: nothing of what is happening can be made out', async () => {
    const answer = await anyone().getTransparency({ params: community, query: {} });
    expect(answer).toMatchObject({ communitiesLeftOut: 1, actual: { alerts: 0 }, exercises: { alerts: 0 } });
    expect(answer.actual.byCommunity).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain(community.communityId);
  });

  test('is of registered municipalities', async () => {
    const asking = anyone().getTransparency({ params: { inseeCode: '75056' }, query: {} });
    expect(await refusalOf(asking)).toMatchObject({ code: 'municipality-not-found' });
  });
});
