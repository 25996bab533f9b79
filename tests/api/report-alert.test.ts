import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { givenResident, residentIdOf } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let member: Person;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  member = await givenMember(inUse.platform, community, { name: 'Amina' });
}, 30_000);

/** Sends a report that the typed client would not let pass. */
function sendReport(body: unknown, headers: Record<string, string> = { 'idempotency-key': randomUUID() }) {
  const path = `/v1/communities/${community.communityId}/alerts`;
  return sendAs(inUse.platform, member, { method: 'POST', path, headers, body });
}

/** What a resident may send ten times a day; of anything else they report once in ten minutes. */
const aDanger = (changes: Partial<AlertReport> = {}) => aReport({ category: 'fire', ...changes });

const without = (field: keyof ReturnType<typeof aReport>) => ({ ...aReport(), [field]: undefined });

describe('a report', () => {
  test('is answered as the alert that neighbours will see', async () => {
    const alert = await report(member, community.communityId);
    expect(alert).toMatchObject({
      communityId: community.communityId,
      inseeCode: community.inseeCode,
      category: 'theft',
      level: 'vigilance',
      status: 'published',
      source: { kind: 'resident', name: 'Amina' },
      emergencyCalled: 'no',
      certainty: 'possible',
      updates: [],
      policeTakePart: false,
    });
    expect(await member.client.getAlert({ params: { alertId: alert.alertId } })).toEqual(alert);
  });

  test('keeps its author unnamed when they ask for it', async () => {
    const alert = await report(member, community.communityId, aDanger({ hideAuthor: true }));
    expect(alert.source).toEqual({ kind: 'resident' });
  });

  test('sent again with the same key is the same alert', async () => {
    const [key, body] = [randomUUID(), aDanger()];
    const first = await report(member, community.communityId, body, key);
    expect(await report(member, community.communityId, body, key)).toEqual(first);
  });

  test('with the key of another report is refused', async () => {
    const key = randomUUID();
    await report(member, community.communityId, aDanger(), key);
    const other = report(member, community.communityId, aDanger({ description: 'Tout autre chose cette fois.' }), key);
    expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('of 40 sent at once with one key is one alert', async () => {
    const [key, body] = [randomUUID(), aDanger()];
    const alerts = await Promise.all(
      Array.from({ length: 40 }, () => report(member, community.communityId, body, key)),
    );
    expect(new Set(alerts.map(({ alertId }) => alertId)).size).toBe(1);
  });
});

describe('what is wrong with a report is named field by field', () => {
  const dayAgo = () => new Date(Date.now() - 25 * 3_600_000).toISOString();
  const tomorrow = () => new Date(Date.now() + 3_600_000).toISOString();
  const paris = { description: 'Paris', latitude: 48.8566, longitude: 2.3522 };
  const half = { description: 'rue du Douet', latitude: 47.205 };

  test.each<[string, () => unknown, string[]]>([
    ['an unknown category', () => aReport({ category: 'weapon_sighted' }), ['category: unknown-category']],
    ['a category of the wrong form', () => aReport({ category: 'Vol !' }), ['category: wrong-form']],
    ['a time in the future', () => aReport({ happenedAt: tomorrow() }), ['happenedAt: in-the-future']],
    ['a time over a day ago', () => aReport({ happenedAt: dayAgo() }), ['happenedAt: too-old']],
    ['a time without its offset', () => aReport({ happenedAt: '2026-01-01T10:00:00' }), ['happenedAt: wrong-form']],
    ['a place more than 20 km away', () => aReport({ place: paris }), ['place: too-far']],
    ['a latitude without its longitude', () => aReport({ place: half }), ['place: position-incomplete']],
    ['a description of 9 characters', () => aReport({ description: '123456789' }), ['description: too-short']],
    ['a description of 501 characters', () => aReport({ description: 'a'.repeat(501) }), ['description: too-long']],
    ['a number for a description', () => ({ ...aReport(), description: 12 }), ['description: wrong-type']],
    ['no description', () => without('description'), ['description: missing']],
    ['no place', () => without('place'), ['place: missing']],
    [
      'an answer that is no choice',
      () => ({ ...aReport(), emergencyCalled: 'maybe' }),
      ['emergencyCalled: not-a-choice'],
    ],
    ['a field that does not exist', () => ({ ...aReport(), origin: 'x' }), ['origin: unknown-field']],
    [
      'a plate among what neighbours read',
      () => ({ ...aReport(), vehicle: { type: 'voiture', plate: 'AA-123-AA' } }),
      ['vehicle.plate: unknown-field'],
    ],
    [
      'several wrong fields',
      () => ({ ...aReport(), description: '', emergencyCalled: 3, extra: true }),
      ['description: too-short', 'emergencyCalled: not-a-choice', 'extra: unknown-field'],
    ],
    ['a plate that is none', () => ({ ...aReport(), numberPlate: 'AA/123' }), ['numberPlate: wrong-form']],
    ['a list', () => [aReport()], [': wrong-type']],
  ])('%s', async (_what, body, fields) => {
    const refusal = await sendReport(body());
    expect(refusal).toMatchObject({ status: 400, code: 'invalid-input' });
    expect([...refusal.fields].sort()).toEqual([...fields].sort());
  });

  test('a missing key', async () => {
    expect(await sendReport(aReport(), {})).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: ['idempotency-key: missing'],
    });
  });

  test('a key that is no UUID', async () => {
    expect(await sendReport(aReport(), { 'idempotency-key': 'again' })).toMatchObject({
      status: 400,
      fields: ['idempotency-key: wrong-form'],
    });
  });

  test.each(['{"category":', 'null,', '"', '\u0000'])('JSON that is malformed: %j', async (body) => {
    expect(await sendReport(body)).toMatchObject({ status: 400, code: 'malformed-json' });
  });

  test('a body over 64 KB', async () => {
    expect(await sendReport({ ...aReport(), description: 'é'.repeat(40_000) })).toMatchObject({
      status: 413,
      code: 'body-too-large',
    });
  });

  test('and nothing is written', async () => {
    const before = await member.client.listAlerts({ params: { communityId: community.communityId }, query: {} });
    await sendReport(aReport({ place: paris }));
    const after = await member.client.listAlerts({ params: { communityId: community.communityId }, query: {} });
    expect(after).toEqual(before);
  });
});

describe('who may report', () => {
  test('not someone who is no member', async () => {
    const stranger = await givenResident(inUse.platform);
    expect(await refusalOf(report(stranger, community.communityId))).toMatchObject({
      status: 403,
      code: 'not-a-member',
    });
  });

  test('not someone whose membership waits', async () => {
    const waiting = await givenResident(inUse.platform);
    await waiting.client.joinCommunity({ params: { communityId: community.communityId } });
    expect(await refusalOf(report(waiting, community.communityId))).toMatchObject({
      status: 403,
      code: 'membership-pending',
    });
  });

  test('not someone who was suspended, from the next request on', async () => {
    const suspended = await givenMember(inUse.platform, community);
    await community.referent.client.decideMembership({
      params: { communityId: community.communityId, residentId: await residentIdOf(suspended) },
      body: { status: 'suspended' },
    });
    expect(await refusalOf(report(suspended, community.communityId))).toMatchObject({
      status: 403,
      code: 'membership-suspended',
    });
  });

  test('not a resident, when the category is for officers', async () => {
    const call = report(member, community.communityId, aReport({ category: 'weather' }));
    expect(await refusalOf(call)).toMatchObject({ status: 403, code: 'category-not-allowed' });
  });

  test('nobody, into a community that does not exist', async () => {
    const call = report(member, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(await refusalOf(call)).toMatchObject({ status: 404, code: 'community-not-found' });
  });

  test('nobody, into an id of the wrong form', async () => {
    const path = '/v1/communities/not-an-id/alerts';
    const headers = { 'idempotency-key': randomUUID() };
    expect(await sendAs(inUse.platform, member, { method: 'POST', path, headers, body: aReport() })).toMatchObject({
      status: 400,
      fields: ['communityId: wrong-form'],
    });
  });
});
