import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ModerationDecision } from '../../contract/operations/alert-fields.ts';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { protocolInForceToday } from '../../local/story/protocol.ts';
import { pollUntil } from '../local/support/poll.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { deliveriesOf, nowOf, toldOf } from '../support/deliveries.ts';
import { givenOfficer, givenOperator, givenResident, residentIdOf } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let police: Person;
let author: Person;
let neighbours: Person[];
let stranger: Person;

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenCommunity(platform);
  const { townHall, inseeCode } = community;
  await townHall.client.putProtocol({ params: { inseeCode }, body: protocolInForceToday() });
  police = await givenOfficer(platform, inseeCode, 'police');
  neighbours = await Promise.all([1, 2, 3].map(() => givenMember(platform, community)));
  stranger = await givenResident(platform);
}, 60_000);

const fire = (differences: Partial<AlertReport> = {}) =>
  aReport({ category: 'fire', description: 'De la fumée sort du toit de la remise.', ...differences });

/** What a new member reports. */
async function givenAlert(body = fire()): Promise<string> {
  author = await givenMember(inUse.platform, community);
  return (await report(author, community.communityId, body)).alertId;
}

/** What a new member reports of somebody, and sends again as it is when they are advised. */
async function givenHeld(): Promise<string> {
  author = await givenMember(inUse.platform, community);
  const body = aReport({ category: 'suspicious_behaviour', description: 'Quelqu’un regarde dans les jardins.' });
  expect(await refusalOf(report(author, community.communityId, body))).toMatchObject({ code: 'needs-rewording' });
  const alert = await report(author, community.communityId, body);
  expect(alert).toMatchObject({ status: 'held', awaits: 'moderation' });
  return alert.alertId;
}

const flag = ({ client }: Person, alertId: string, detail?: string) =>
  client.flagAlert({ params: { alertId }, body: { reason: 'false', ...(detail === undefined ? {} : { detail }) } });

/** Two neighbours, of two households, say that it is false. */
async function flagTwice(alertId: string): Promise<void> {
  for (const neighbour of neighbours.slice(0, 2)) await flag(neighbour, alertId, 'Il n’y a rien.');
}

const moderate = ({ client }: Person, alertId: string, decision: ModerationDecision, reason = 'Vérifié sur place.') =>
  client.moderateAlert({ params: { alertId }, body: { decision, reason } });

const appeal = ({ client }: Person, alertId: string, statement = 'Ce que j’ai vu est vrai.') =>
  client.appealModeration({ params: { alertId }, body: { statement } });

async function caseOf(reader: Person, alertId: string) {
  const { items } = await reader.client.listModeration({
    params: { communityId: community.communityId },
    query: { limit: 100 },
  });
  return items.find(({ alert }) => alert.alertId === alertId);
}

const isListed = async (reader: Person, alertId: string) => {
  const { items } = await reader.client.listAlerts({
    params: { communityId: community.communityId },
    query: { limit: 100 },
  });
  return items.some((alert) => alert.alertId === alertId);
};

describe('a flagged alert', () => {
  test('is hidden by two households until moderators restore it', async () => {
    const alertId = await givenAlert();
    const [first, second, third] = neighbours as [Person, Person, Person];
    expect(await flag(first, alertId, 'Il n’y a rien.')).toEqual({
      alertId,
      reason: 'false',
      detail: 'Il n’y a rien.',
    });
    expect(await isListed(third, alertId)).toBe(true);
    await flag(second, alertId);
    expect(await isListed(third, alertId)).toBe(false);
    expect(await refusalOf(flag(third, alertId))).toMatchObject({ status: 404, code: 'alert-not-found' });
    expect(await author.client.getAlert({ params: { alertId } })).toMatchObject({ hidden: true });

    expect(await caseOf(community.referent, alertId)).toMatchObject({
      reasons: ['flagged'],
      flags: [{ reason: 'false', detail: 'Il n’y a rien.' }, { reason: 'false' }],
    });
    const restored = await moderate(community.referent, alertId, 'restore', 'La fumée se voit de la rue.');
    expect(restored).toMatchObject({ alertId, decision: 'restore', status: 'published', hidden: false });
    expect(await isListed(third, alertId)).toBe(true);
    expect(await caseOf(community.referent, alertId)).toBeUndefined();
    expect(await author.client.getAlert({ params: { alertId } })).toMatchObject({
      decision: { decision: 'restore', reason: 'La fumée se voit de la rue.' },
      updates: [],
    });
  });

  test('names those who flagged it to nobody', async () => {
    const alertId = await givenAlert();
    await flagTwice(alertId);
    const [first, second] = neighbours as [Person, Person];
    const read = JSON.stringify([
      await caseOf(police, alertId),
      await police.client.getHistory({ params: { alertId } }),
      await author.client.getAlert({ params: { alertId } }),
    ]);
    for (const flagger of [first, second]) expect(read).not.toContain(await residentIdOf(flagger));
  });

  test('that is hidden twice within 90 days suspends who wrote it, until an appeal is heard', async () => {
    const first = await givenAlert();
    const { alertId: second } = await report(author, community.communityId, fire());
    for (const alertId of [first, second]) {
      await flagTwice(alertId);
      await moderate(community.referent, alertId, 'hide');
    }
    const again = () => report(author, community.communityId, fire());
    expect(await refusalOf(again())).toMatchObject({ status: 429, code: 'broadcasting-suspended' });
    await appeal(author, second);
    await moderate(community.townHall, second, 'restore');
    expect(await again()).toMatchObject({ status: 'published' });
  });
});

test('what moderators hide and restore is told to all who were alerted, and to nobody else', async () => {
  const { platform } = inUse;
  const alertId = await givenAlert();
  const alarmed = await toldOf(platform, { alertId });
  expect(alarmed).toContain(`email ${author.email}`);
  await givenMember(platform, community, { channels: { email: 'off' } });
  for (const decision of ['hide', 'restore'] as const) {
    const before = nowOf(platform);
    await moderate(community.townHall, alertId, decision);
    expect(await toldOf(platform, { alertId }, before)).toEqual(alarmed);
  }
  const last = (await deliveriesOf(platform, { alertId })).at(-1);
  expect(last?.body).toContain('De la fumée sort du toit de la remise.');
});

describe('a held alert', () => {
  test('is published by a referent, and its neighbours then read it', async () => {
    const alertId = await givenHeld();
    expect(await caseOf(community.referent, alertId)).toMatchObject({ reasons: ['held'], screening: ['newcomer'] });
    expect(await moderate(community.referent, alertId, 'publish')).toMatchObject({
      status: 'published',
      hidden: false,
    });
    const [neighbour] = neighbours as [Person];
    expect(await pollUntil(() => isListed(neighbour, alertId), Boolean, 10_000)).toBe(true);
    expect(await refusalOf(moderate(police, alertId, 'refuse'))).toMatchObject({
      status: 409,
      code: 'already-published',
    });
  });

  test('is refused, appealed against, and published by another one', async () => {
    const alertId = await givenHeld();
    await moderate(community.referent, alertId, 'refuse', 'Ce n’est pas un fait.');
    expect(await author.client.getAlert({ params: { alertId } })).toMatchObject({
      status: 'refused',
      decision: { decision: 'refuse', reason: 'Ce n’est pas un fait.' },
    });
    expect(await appeal(author, alertId)).toMatchObject({ alertId, statement: 'Ce que j’ai vu est vrai.' });
    expect(await refusalOf(appeal(author, alertId, 'Et encore autre chose.'))).toMatchObject({
      code: 'already-appealed',
    });
    const byWhoDecided = moderate(community.referent, alertId, 'publish');
    expect(await refusalOf(byWhoDecided)).toMatchObject({ status: 403, code: 'another-must-decide' });
    expect(await moderate(police, alertId, 'publish')).toMatchObject({ status: 'published' });
  });

  test('is published or refused when both are decided at once, and the other one is told', async () => {
    const alertId = await givenHeld();
    const calls = [moderate(community.referent, alertId, 'publish'), moderate(police, alertId, 'refuse')];
    const lost = (await Promise.allSettled(calls)).findIndex(({ status }) => status === 'rejected');
    expect(await refusalOf(calls[lost] as Promise<unknown>)).toMatchObject({
      status: 409,
      code: lost === 0 ? 'alert-refused' : 'already-published',
    });
    expect(await author.client.getAlert({ params: { alertId } })).toMatchObject({
      status: lost === 0 ? 'refused' : 'published',
    });
  });
});

test('what was masked is seen as it was written by moderators, who leave it as it is', async () => {
  const alertId = await givenAlert(fire({ description: 'Ces connards ont mis le feu à la remise.' }));
  expect(await caseOf(police, alertId)).toMatchObject({
    reasons: ['masked'],
    screening: ['insult'],
    alert: { description: 'Ces *** ont mis le feu à la remise.' },
    original: { description: 'Ces connards ont mis le feu à la remise.' },
  });
  await moderate(community.referent, alertId, 'publish');
  expect(await caseOf(police, alertId)).toBeUndefined();
});

describe('who moderates', () => {
  test('is a referent or an officer, and no part of it', async () => {
    const alertId = await givenAlert();
    const [neighbour] = neighbours as [Person];
    expect(await refusalOf(moderate(neighbour, alertId, 'hide'))).toMatchObject({ status: 403, code: 'referent-only' });
    expect(await refusalOf(moderate(stranger, alertId, 'hide'))).toMatchObject({
      status: 404,
      code: 'alert-not-found',
    });
    await flag(community.referent, alertId);
    expect(await refusalOf(moderate(community.referent, alertId, 'hide'))).toMatchObject({
      status: 403,
      code: 'another-must-decide',
    });
    expect(await refusalOf(appeal(neighbour, alertId))).toMatchObject({ status: 403, code: 'author-only' });
    expect(await refusalOf(appeal(author, alertId))).toMatchObject({ status: 409, code: 'nothing-to-appeal' });
  });

  test.each<[string, object, string]>([
    ['no reason', { reason: undefined }, 'reason: missing'],
    ['a reason of one letter', { reason: 'a' }, 'reason: too-short'],
    ['another decision', { decision: 'delete' }, 'decision: not-a-choice'],
    ['another field', { silent: true }, 'silent: unknown-field'],
  ])('gives %s and is refused', async (_, differences, field) => {
    const path = `/v1/alerts/${await givenAlert()}/moderation`;
    const body = { decision: 'hide', reason: 'Vérifié.', ...differences };
    expect(await sendAs(inUse.platform, police, { method: 'PUT', path, body })).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: [field],
    });
  });

  test('goes through the list a page at a time', async () => {
    const alertIds = [await givenHeld(), await givenHeld()];
    const { client } = community.referent;
    const first = await client.listModeration({ params: { communityId: community.communityId }, query: { limit: 1 } });
    expect(first.items.map(({ alert }) => alert.alertId)).toEqual([alertIds[1]]);
    const cursor = first.nextCursor ?? '';
    const second = await client.listModeration({
      params: { communityId: community.communityId },
      query: { limit: 1, cursor },
    });
    expect(second.items.map(({ alert }) => alert.alertId)).toEqual([alertIds[0]]);
    const path = `/v1/communities/${community.communityId}/moderation?cursor=${cursor}x`;
    expect(await sendAs(inUse.platform, community.referent, { path })).toMatchObject({
      status: 400,
      fields: ['cursor: invalid-cursor'],
    });
  });
});

describe('the history of an alert', () => {
  test('tells officers who did what, in one chain', async () => {
    const alertId = await givenAlert();
    const [neighbour] = neighbours as [Person];
    await neighbour.client.witnessAlert({ params: { alertId }, body: { seen: 'confirm' } });
    await moderate(police, alertId, 'hide');
    const { items, intact } = await community.townHall.client.getHistory({ params: { alertId } });
    expect(intact).toBe(true);
    expect(items.map(({ number, action, actor }) => [number, action, actor.kind])).toEqual([
      [1, 'reported', 'resident'],
      [2, 'witnessed', 'resident'],
      [3, 'hidden', 'police'],
    ]);
    expect(items.slice(1).map(({ previousHash }) => previousHash)).toEqual(items.slice(0, -1).map(({ hash }) => hash));
    for (const someone of [author, community.referent])
      expect(await refusalOf(someone.client.getHistory({ params: { alertId } }))).toMatchObject({
        status: 403,
        code: 'officer-only',
      });
  });

  test('is checked by the operator, for a whole municipality', async () => {
    const operator = await givenOperator(inUse.platform);
    const { inseeCode } = community;
    let [checked, cursor]: [number, string | undefined] = [0, undefined];
    do {
      const query = { limit: 5, ...(cursor === undefined ? {} : { cursor }) };
      const page = await operator.client.checkHistories({ params: { inseeCode }, query });
      expect(page.broken).toEqual([]);
      [checked, cursor] = [checked + page.checked, page.nextCursor];
    } while (cursor !== undefined);
    expect(checked).toBeGreaterThan(5);
    const byOfficer = police.client.checkHistories({ params: { inseeCode }, query: {} });
    expect(await refusalOf(byOfficer)).toMatchObject({ status: 403, code: 'operator-only' });
  });
});
