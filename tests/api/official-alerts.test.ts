import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OfficialAlert } from '../../contract/operations/official-alerts.ts';
import { communes } from '../../local/seed/places.ts';
import type { Person } from '../../local/story/person.ts';
import { protocolInForceToday } from '../../local/story/protocol.ts';
import { type GivenCommunity, givenCommunity, givenMember, givenMunicipality } from '../support/communities.ts';
import { givenEmptyCommunity } from '../support/neighbours.ts';
import { givenOfficer } from '../support/people.ts';
import { sendAs } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let other: GivenCommunity;
let police: Person;
let member: Person;
/** The town hall of a neighbouring municipality, which has no say here. */
let foreignTownHall: Person;

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenCommunity(platform);
  const { townHall, inseeCode } = community;
  await townHall.client.putProtocol({ params: { inseeCode }, body: protocolInForceToday() });
  other = await givenEmptyCommunity(community, 'Les Chênes');
  police = await givenOfficer(platform, inseeCode, 'police');
  member = await givenMember(platform, community);
  await givenMunicipality(platform, communes.vertou);
  foreignTownHall = await givenOfficer(platform, communes.vertou, 'town-hall');
}, 60_000);

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

type Written = Omit<OfficialAlert, 'emergencyCalled'>;

const told = (differences: Partial<Written> = {}): Written => ({
  category: 'utility_outage',
  description: 'L’eau est coupée pendant les réparations.',
  place: { description: 'quartier nord' },
  audience: 'all-communities',
  ...differences,
});

/** Sends with or without a key; the answer is the alert. */
async function send({ client }: Person, differences: Partial<Written> = {}, key?: string) {
  const { body, status } = await client.sendOfficialAlert({
    params: { inseeCode: community.inseeCode },
    query: {},
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: told(differences),
  });
  if (status !== 201) throw new Error('the alert was only previewed');
  return body;
}

const forward = ({ client }: Person, alertId: string, audience: OfficialAlert['audience']) =>
  client.forwardAlert({ params: { alertId }, headers: {}, body: { audience } });

const confirm = ({ client }: Person, alertId: string) => client.confirmAlert({ params: { alertId } });

const list = ({ client }: Person, query: Parameters<Person['client']['listMunicipalAlerts']>[0]['query'] = {}) =>
  client.listMunicipalAlerts({ params: { inseeCode: community.inseeCode }, query });

describe('an alert of the municipality', () => {
  test('is answered as its officers read it', async () => {
    const alert = await send(community.townHall);
    expect(alert).toMatchObject({
      inseeCode: community.inseeCode,
      level: 'information',
      status: 'published',
      emergencyCalled: 'not-needed',
      source: { kind: 'town-hall', name: 'Agent town-hall' },
      audience: { communities: [], allCommunities: true, referents: false },
      policeTakePart: true,
    });
    expect(await police.client.getAlert({ params: alert })).toEqual(alert);
  });

  test('sent again with the same key is the same alert', async () => {
    const key = randomUUID();
    const first = await send(community.townHall, {}, key);
    expect(await send(community.townHall, {}, key)).toEqual(first);
    const another = send(community.townHall, { description: 'Tout autre chose cette fois.' }, key);
    expect(await refusalOf(another)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('has its place on a map to the centimetre, however finely it was given', async () => {
    const place = { description: 'sur le méridien', latitude: 47.20512345678, longitude: 1e-200 };
    expect(await send(community.townHall, { place })).toMatchObject({
      place: { ...place, latitude: 47.2051235, longitude: 0 },
    });
  });

  test('may bear a number plate, which officers alone read', async () => {
    const { alertId, numberPlate } = await send(police, { numberPlate: 'aa-123-aa' });
    expect(numberPlate).toBeUndefined();
    const params = { alertId };
    expect((await community.townHall.client.getAlert({ params })).numberPlate).toBe('AA-123-AA');
    expect((await member.client.getAlert({ params })).numberPlate).toBeUndefined();
  });

  test('says where it stands', async () => {
    const path = `/v1/municipalities/${community.inseeCode}/alerts`;
    const answer = await fetch(`${inUse.platform.apiUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${community.townHall.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(told()),
    });
    const { alertId } = (await answer.json()) as { alertId: string };
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `/v1/alerts/${alertId}`]);
  });

  test('is for its officers to send, as the category allows', async () => {
    for (const someone of [member, community.referent, foreignTownHall])
      expect(await refusalOf(send(someone))).toMatchObject({ status: 403, code: 'officer-only' });
    const ofPolice = send(community.townHall, { category: 'police_notice' });
    expect(await refusalOf(ofPolice)).toMatchObject({ status: 403, code: 'category-not-allowed' });
    const forOfficers = send(police, { category: 'street_defect' });
    expect(await refusalOf(forOfficers)).toMatchObject({ status: 403, code: 'category-not-for-neighbours' });
    const nowhere = send(police, { audience: { communities: ['01JDB1H7K2C4D6E8F0G2H4J6K8'] } });
    expect(await refusalOf(nowhere)).toMatchObject({ status: 404, code: 'community-not-found' });
  });

  test.each<[string, () => unknown, string[]]>([
    ['no audience', () => ({ ...told(), audience: undefined }), ['audience: missing']],
    ['no community', () => told({ audience: { communities: [] } }), ['audience.communities: too-few']],
    ['an audience that is none', () => ({ ...told(), audience: 'everyone' }), ['audience: wrong-form']],
    ['an unknown category', () => told({ category: 'weapon_sighted' }), ['category: unknown-category']],
    ['no level to choose from', () => told({ category: 'exercise' }), ['level: level-needed']],
    ['no end', () => told({ category: 'road_works' }), ['expiresAt: end-needed']],
    ['an end that is past', () => told({ expiresAt: hoursFromNow(-1) }), ['expiresAt: in-the-past']],
    ['an end too far away', () => told({ expiresAt: hoursFromNow(24 * 8) }), ['expiresAt: over-seven-days']],
    ['a fact too far ahead', () => told({ happenedAt: hoursFromNow(24 * 8) }), ['happenedAt: too-far-ahead']],
    ['a fact too long ago', () => told({ happenedAt: hoursFromNow(-24 * 31) }), ['happenedAt: too-long-ago']],
    ['half a position', () => told({ place: { description: 'ici', latitude: 47 } }), ['place: position-incomplete']],
    ['a plate that is none', () => told({ numberPlate: '?' }), ['numberPlate: too-short']],
    ['another field', () => ({ ...told(), origin: 'x' }), ['origin: unknown-field']],
  ])('is refused with %s', async (_what, body, fields) => {
    const path = `/v1/municipalities/${community.inseeCode}/alerts`;
    const refusal = await sendAs(inUse.platform, community.townHall, { method: 'POST', path, body: body() });
    expect(refusal).toEqual({ status: 400, code: 'invalid-input', fields });
  });
});

test('a preview tells whom it would reach, and sends nothing', async () => {
  const before = await list(police);
  const previewed = await police.client.sendOfficialAlert({
    params: { inseeCode: community.inseeCode },
    query: { preview: 'true' },
    headers: {},
    body: told({ category: 'evacuation', audience: { communities: [community.communityId] } }),
  });
  expect(previewed).toMatchObject({
    status: 200,
    body: { needsSecondOfficer: true, policeTakePart: true, estimatedCost: { amount: 0, currency: 'EUR' } },
  });
  expect(await list(police)).toEqual(before);
});

describe('an evacuation', () => {
  test('waits for its second officer, and nobody confirms their own', async () => {
    const { alertId, status, awaits } = await send(community.townHall, { category: 'evacuation' });
    expect([status, awaits]).toEqual(['held', 'second-officer']);
    expect(await refusalOf(member.client.getAlert({ params: { alertId } }))).toMatchObject({ code: 'alert-not-found' });
    const own = await refusalOf(confirm(community.townHall, alertId));
    expect(own).toMatchObject({ status: 403, code: 'not-by-its-author' });
    expect(await refusalOf(confirm(foreignTownHall, alertId))).toMatchObject({ status: 404, code: 'alert-not-found' });
    expect(await confirm(police, alertId)).toMatchObject({
      alertId,
      status: 'published',
      source: { kind: 'town-hall' },
    });
    expect(await refusalOf(confirm(police, alertId))).toMatchObject({ status: 409, code: 'already-confirmed' });
    expect(await member.client.getAlert({ params: { alertId } })).toMatchObject({ status: 'published' });
  });

  test('is confirmed by one of two at once', async () => {
    const deputy = await givenOfficer(inUse.platform, community.inseeCode, 'town-hall');
    const { alertId } = await send(community.townHall, { category: 'evacuation' });
    const settled = await Promise.allSettled([confirm(police, alertId), confirm(deputy, alertId)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = settled.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { status: 409, problem: { code: 'already-confirmed' } } });
  });
});

describe('an alert goes on', () => {
  test('from a neighbour to other communities, by an officer', async () => {
    const { alertId } = await report(member, community.communityId);
    const toOther = { communities: [other.communityId] };
    for (const someone of [member, community.referent])
      expect(await refusalOf(forward(someone, alertId, toOther))).toMatchObject({ status: 403, code: 'officer-only' });
    const unseen = await refusalOf(forward(foreignTownHall, alertId, toOther));
    expect(unseen).toMatchObject({ status: 404, code: 'alert-not-found' });
    const forwarded = await forward(police, alertId, toOther);
    expect(forwarded).toMatchObject({
      source: { kind: 'resident' },
      audience: { communities: [community.communityId, other.communityId] },
    });
    const again = await refusalOf(forward(police, alertId, toOther));
    expect(again).toMatchObject({ status: 409, code: 'already-forwarded' });
  });

  test('from the police to the referents, and from a referent to their community', async () => {
    const { alertId } = await send(police, { category: 'police_notice', audience: 'referents' });
    expect(await refusalOf(member.client.getAlert({ params: { alertId } }))).toMatchObject({ code: 'alert-not-found' });
    await forward(community.referent, alertId, { communities: [community.communityId] });
    const relayed = await member.client.getAlert({ params: { alertId } });
    expect(relayed).toMatchObject({ source: { kind: 'police' }, category: 'police_notice' });
    const toAll = await refusalOf(forward(community.referent, alertId, 'all-communities'));
    expect(toAll).toMatchObject({ status: 403, code: 'officer-only' });
  });
});

describe('the alerts of a municipality', () => {
  test('are listed to its officers alone, newest first', async () => {
    const alert = await send(community.townHall, { category: 'weather' });
    for (const officer of [police, community.townHall])
      expect((await list(officer, { category: 'weather', status: 'published' })).items[0]).toEqual(alert);
    for (const someone of [member, community.referent, foreignTownHall])
      expect(await refusalOf(list(someone))).toMatchObject({ status: 403, code: 'officer-only' });
  });

  test('come page by page, each once', async () => {
    for (let sent = 0; sent < 3; sent += 1) await send(police, { category: 'heat_cold' });
    const asked = { category: 'heat_cold', from: hoursFromNow(-1), limit: 2 };
    const first = await list(police, asked);
    const second = await list(police, { ...asked, cursor: first.nextCursor });
    const ids = [...first.items, ...second.items].map(({ alertId }) => alertId);
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(ids.toSorted().toReversed());
    const elsewhere = await refusalOf(list(police, { cursor: first.nextCursor }));
    expect(elsewhere).toMatchObject({ status: 400, fields: ['cursor: invalid-cursor'] });
  });

  test('are not listed to the police without a protocol in force', async () => {
    const { platform } = inUse;
    const inseeCode = communes.vertou;
    const vertouPolice = await givenOfficer(platform, inseeCode, 'police');
    const asked = vertouPolice.client.listMunicipalAlerts({ params: { inseeCode }, query: {} });
    expect(await refusalOf(asked)).toMatchObject({ status: 403, code: 'protocol-not-in-force' });
  });
});
