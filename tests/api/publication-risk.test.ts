import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../contract/client.ts';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember, join } from '../support/communities.ts';
import { sendRaw } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let reporter: Person;
let neighbour: Person;

const theft = () => aReport({ category: 'theft' });
const fire = (changes: Partial<AlertReport> = {}) => aReport({ category: 'fire', ...changes });

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  neighbour = await givenMember(inUse.platform, community, { name: 'Bruno' });
}, 60_000);

const send = (body: AlertReport, someone = reporter) => report(someone, community.communityId, body);

/** The very problem of a call that is refused. */
async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  const problem = await call.catch((error: unknown) => error);
  if (!(problem instanceof ApiProblem)) throw new Error('The call was not refused');
  return problem;
}

describe('a limit that is met', () => {
  beforeAll(async () => {
    reporter = await givenMember(inUse.platform, community, { name: 'Amina' });
  });

  test('gives 429 with the reason and the time until it may pass', async () => {
    await send(theft());
    const problem = await problemOf(send(theft()));
    expect(problem).toMatchObject({ status: 429, problem: { code: 'report-too-soon' } });
    const waitSeconds = Number(problem.headers.get('retry-after'));
    expect(waitSeconds).toBeGreaterThan(570);
    expect(waitSeconds).toBeLessThanOrEqual(600);
  });

  test('does not stop a danger', async () => {
    expect(await send(fire())).toMatchObject({ status: 'published', level: 'danger' });
  });

  test('of ten dangers a day stops the eleventh', async () => {
    const someone = await givenMember(inUse.platform, community);
    for (let nth = 0; nth < 10; nth += 1) await send(fire(), someone);
    expect(await refusalOf(send(fire(), someone))).toMatchObject({ status: 429, code: 'too-many-dangers' });
  });

  test('is met by one of ten reports sent at once, nine are refused', async () => {
    const someone = await givenMember(inUse.platform, community);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => send(theft(), someone)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is none for officers', async () => {
    const { townHall } = community;
    await townHall.client.updateMe({
      body: { charterVersion: (await townHall.client.getMe()).charter.currentVersion },
    });
    await join(community, townHall);
    for (let nth = 0; nth < 4; nth += 1) expect(await send(theft(), townHall)).toMatchObject({ status: 'published' });
  });
});

describe('words that say who people are', () => {
  const words = aReport({
    category: 'theft',
    description: 'Kevin Dupont a pris un vélo, appelez le 06 12 34 56 78.',
    place: { description: 'chez Mme Martin, rue du Douet' },
  });

  beforeAll(async () => {
    reporter = await givenMember(inUse.platform, community);
  });

  test('are answered with what to change, field by field', async () => {
    expect(await refusalOf(send(words))).toEqual({
      status: 422,
      code: 'needs-rewording',
      fields: ['description: names-a-person', 'description: gives-a-phone-number', 'place.description: names-a-person'],
    });
  });

  test.each([
    ['fr', 'Ne nommez personne ; dites ce que vous voyez.'],
    ['en', 'Name nobody; say what you see.'],
  ])('are answered in words for people, in %s', async (language, message) => {
    const someone = await givenMember(inUse.platform, community);
    const response = await sendRaw(inUse.platform, {
      method: 'POST',
      path: `/v1/communities/${community.communityId}/alerts`,
      token: someone.accessToken,
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(words),
    });
    expect(await response.json()).toMatchObject({ errors: [{ path: 'description', message }, {}, {}] });
  });

  test('sent again unchanged are held for the moderators, and no neighbour reads them', async () => {
    const { alertId, ...held } = await send(words);
    expect(held).toMatchObject({ status: 'held', awaits: 'moderation', description: words.description });
    const params = { alertId };
    expect(await refusalOf(neighbour.client.getAlert({ params }))).toMatchObject({ code: 'alert-not-found' });
    const feeds = [reporter, neighbour].map(({ client }) => client.listMyAlerts({ query: {} }));
    const [own, others] = (await Promise.all(feeds)).map(({ items }) =>
      items.filter((item) => item.alertId === alertId),
    );
    expect(own).toMatchObject([{ status: 'held', awaits: 'moderation' }]);
    expect(others).toEqual([]);
    expect(await community.referent.client.getAlert({ params })).toMatchObject({ awaits: 'moderation' });
    const { communityId } = community;
    const cases = await community.referent.client.listModeration({ params: { communityId }, query: {} });
    expect(cases.items).toMatchObject([
      { alert: { alertId }, reasons: ['held'], screening: ['person-name', 'phone-number'] },
    ]);
  });

  test('go out masked in danger, and moderators read what was written', async () => {
    const someone = await givenMember(inUse.platform, community);
    const description = 'Kevin Dupont met le feu à une voiture AA-123-AA.';
    const { alertId } = await send(fire({ description }), someone);
    expect(await neighbour.client.getAlert({ params: { alertId } })).toMatchObject({
      status: 'published',
      description: '*** met le feu à une voiture ***.',
    });
    const { communityId } = community;
    const cases = await community.referent.client.listModeration({ params: { communityId }, query: {} });
    expect(cases.items).toContainEqual(
      expect.objectContaining({
        alert: expect.objectContaining({ alertId }),
        reasons: ['masked'],
        original: { description, place: 'rue du Douet' },
      }),
    );
  });
});

test('the suspicion of somebody who has just joined is answered with advice, then held', async () => {
  const newcomer = await givenMember(inUse.platform, community);
  const suspicion = aReport({ category: 'suspicious_vehicle', description: 'Une camionnette passe et repasse.' });
  expect(await refusalOf(send(suspicion, newcomer))).toEqual({
    status: 422,
    code: 'needs-rewording',
    fields: ['category: from-a-newcomer'],
  });
  expect(await send(suspicion, newcomer)).toMatchObject({ status: 'held', awaits: 'moderation' });
});
