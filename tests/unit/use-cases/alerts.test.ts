import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { currentCharterVersion } from '../../../contract/charter.ts';
import type { AlertReport, alertsOperations } from '../../../contract/operations/alerts.ts';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import type { Mandate, Resident } from '../../../lambdas/domain/resident.ts';
import { inMemoryAlertStore } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import { getAlert } from '../../../lambdas/use-cases/get-alert.ts';
import { listAlerts } from '../../../lambdas/use-cases/list-alerts.ts';
import { reportAlert } from '../../../lambdas/use-cases/report-alert.ts';
import type { Request } from '../../../lambdas/use-cases/use-case.ts';
import { aCommunity } from '../support/a-community.ts';
import { aMembership, aResident } from '../support/a-resident.ts';
import { aSpecialCategory } from '../support/a-special-category.ts';

const { communityId } = aCommunity();
const startMs = Date.parse('2026-11-22T20:31:00.000Z');
const referent: Mandate = { inseeCode: '44190', office: 'referent', neighbourhoods: [] };

let nowMs: number;
let keys: number;
let operations: ReturnType<typeof open>;
let alerts: ReturnType<typeof inMemoryAlertStore>;
let residents: ReturnType<typeof inMemoryResidentStore>;
let communities: ReturnType<typeof inMemoryCommunityStore>;

function open() {
  const clock = () => new Date(nowMs);
  alerts = inMemoryAlertStore(residents);
  const dependencies = {
    residents,
    communities,
    alerts,
    clock,
    newId: (now: Date) => ulid(now.getTime()),
  };
  return { report: reportAlert(dependencies), list: listAlerts(dependencies), get: getAlert(dependencies) };
}

beforeEach(async () => {
  nowMs = startMs;
  keys = 0;
  residents = inMemoryResidentStore();
  communities = inMemoryCommunityStore();
  await communities.registerMunicipality({
    inseeCode: '44190',
    name: 'Saint-Sébastien-sur-Loire',
    postcodes: ['44230'],
  });
  await communities.create(aCommunity());
  operations = open();
  await givenNeighbour('camille');
});

const idOf = (name: string) =>
  `02${name
    .toUpperCase()
    .replaceAll(/[ILOU]/g, 'X')
    .padEnd(24, '0')}`;
const callerOf = (name: string) => ({ residentId: idOf(name), operator: false, accessToken: '' });

async function givenNeighbour(name: string, differences: Partial<Resident> = {}): Promise<void> {
  const charter = { acceptedCharter: currentCharterVersion, name };
  await residents.create(
    aResident({ residentId: idOf(name), memberships: [aMembership()], profile: charter, ...differences }),
  );
}

const facts: AlertReport = {
  category: 'burglary_in_progress',
  description: 'Deux personnes forcent la porte du garage.',
  place: { description: '12 rue des Lilas', latitude: 47.205, longitude: -1.503 },
  happenedAt: new Date(startMs - 60_000).toISOString(),
  emergencyCalled: 'yes',
};

interface Reporting {
  readonly by?: string;
  readonly key?: string;
  readonly into?: string;
}

function report(differences: Partial<AlertReport> = {}, { by = 'camille', key, into = communityId }: Reporting = {}) {
  keys += 1;
  const request: Request<typeof alertsOperations.reportAlert> = {
    params: { communityId: into },
    query: undefined,
    headers: { 'idempotency-key': key ?? `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}` },
    body: { ...facts, ...differences },
    language: 'fr',
    caller: callerOf(by),
  };
  return operations.report(request);
}

const list = (name: string, query: { limit?: number; cursor?: string } = {}, language: 'fr' | 'en' = 'fr') =>
  operations.list({
    params: { communityId },
    query,
    headers: undefined,
    body: undefined,
    language,
    caller: callerOf(name),
  });

const get = (name: string, alertId: string) =>
  operations.get({
    params: { alertId },
    query: undefined,
    headers: undefined,
    body: undefined,
    language: 'fr',
    caller: callerOf(name),
  });

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) return error;
  return error.errors.length > 0 ? error.errors.map(({ path, code }) => `${path}: ${code}`) : error.code;
}

describe('a report', () => {
  test('is answered with the alert that neighbours see', async () => {
    expect(await report()).toEqual({
      alertId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      communityId,
      category: 'burglary_in_progress',
      level: 'danger',
      status: 'published',
      headline: 'Cambriolage en cours – 12 rue des Lilas',
      description: facts.description,
      place: facts.place,
      happenedAt: facts.happenedAt,
      reportedAt: '2026-11-22T20:31:00.000Z',
      expiresAt: '2026-11-22T22:31:00.000Z',
      source: { kind: 'resident', name: 'camille' },
      emergencyCalled: 'yes',
    });
  });

  test('repeated with its key gives the same answer, and one alert', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const first = await report({}, { key });
    nowMs += 5_000;
    expect(await report({}, { key: key.toUpperCase() })).toEqual(first);
    expect((await list('camille')).items).toHaveLength(1);
  });

  test('repeated when it would be too late by now gives the same answer still', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const happenedAt = new Date(startMs - 86_400_000 + 60_000).toISOString();
    const first = await report({ category: 'vandalism', happenedAt }, { key });
    nowMs += 120_000;
    expect(await report({ category: 'vandalism', happenedAt }, { key })).toEqual(first);
  });

  test.each([
    ['other words', { description: 'Trois personnes forcent la porte.' }],
    ['another time', { happenedAt: '2026-11-22T20:29:00.000Z' }],
  ])('with the key of one that said %s is refused', async (_, differences) => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    await report({}, { key });
    expect(await refusalOf(report(differences, { key }))).toBe('idempotency-key-reused');
  });

  test('by the clock of a phone that is a little ahead happened just now', async () => {
    const { happenedAt } = await report({ happenedAt: new Date(startMs + 20_000).toISOString() });
    expect(happenedAt).toBe(new Date(startMs).toISOString());
  });

  test('of a category whose end nobody gives lives a week', async () => {
    const { expiresAt } = await report({ category: 'neighbourhood_event' });
    expect(Date.parse(expiresAt) - startMs).toBe(7 * 86_400_000);
  });

  test('of something that lives longer is visible for a week at the most', async () => {
    const { expiresAt } = await report({ category: 'object_lost' });
    expect(Date.parse(expiresAt) - startMs).toBe(7 * 86_400_000);
  });
});

describe('a report is refused', () => {
  test.each<[string, Partial<AlertReport>, string]>([
    ['an unknown category', { category: 'sorcery' }, 'category: unknown-category'],
    ['a time to come', { happenedAt: '2026-11-22T21:31:00.000Z' }, 'happenedAt: in-the-future'],
    ['a time over a day ago', { happenedAt: '2026-11-21T20:30:59.000Z' }, 'happenedAt: too-old'],
    ['a place 25 km away', { place: { description: 'loin', latitude: 47.44, longitude: -1.503 } }, 'place: too-far'],
    ['half a position', { place: { description: 'ici', latitude: 47.2 } }, 'place: position-incomplete'],
  ])('with %s', async (_, differences, error) => {
    expect(await refusalOf(report(differences))).toEqual([error]);
  });

  test('with every fault named at once', async () => {
    const errors = await refusalOf(
      report({ category: 'sorcery', happenedAt: '2020-01-01T00:00:00Z', place: { description: 'ici', longitude: 2 } }),
    );
    expect(errors).toEqual(['category: unknown-category', 'happenedAt: too-old', 'place: position-incomplete']);
  });

  test.each([
    ['pending', 'membership-pending'],
    ['suspended', 'membership-suspended'],
  ] as const)('from a member who is %s', async (status, code) => {
    await givenNeighbour('sacha', { memberships: [aMembership({ status })] });
    expect(await refusalOf(report({}, { by: 'sacha' }))).toBe(code);
  });

  test('from a member of another community', async () => {
    await givenNeighbour('sacha', { memberships: [aMembership({ communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' })] });
    expect(await refusalOf(report({}, { by: 'sacha' }))).toBe('not-a-member');
  });

  test('from someone without a profile', async () => {
    expect(await refusalOf(report({}, { by: 'nobody' }))).toBe('not-a-member');
  });

  test('from a member who accepted only an older charter', async () => {
    await givenNeighbour('sacha', { profile: { ...aResident().profile, acceptedCharter: '2019-01' } });
    expect(await refusalOf(report({}, { by: 'sacha' }))).toBe('charter-not-accepted');
  });

  test('into a community that does not exist', async () => {
    expect(await refusalOf(report({}, { into: '01JDB1H7K2C4D6E8F0G2H4J6K9' }))).toBe('community-not-found');
  });
});

describe('a category', () => {
  const sender = async (mandates: Mandate[]) => givenNeighbour('alex', { mandates });

  test.each<[string, Mandate[], string]>([
    ['weather', [], 'category-not-allowed'],
    ['weather', [referent], 'category-not-allowed'],
    ['weather', [{ inseeCode: '44190', office: 'town-hall' }], 'town-hall'],
    ['weather', [{ inseeCode: '44109', office: 'town-hall' }], 'category-not-allowed'],
    ['police_notice', [{ inseeCode: '44190', office: 'town-hall' }], 'category-not-allowed'],
    ['police_notice', [{ inseeCode: '44190', office: 'police' }], 'police'],
    ['exercise', [], 'category-not-allowed'],
    ['exercise', [referent], 'referent'],
  ])('%s from someone with the mandates %j: %s', async (category, mandates, outcome) => {
    await sender(mandates);
    const answer = await report({ category }, { by: 'alex' }).then(
      ({ source }) => source.kind,
      (error: Refusal) => error.code,
    );
    expect(answer).toBe(outcome);
  });

  test('for officers only reaches them and its author, never the neighbours', async () => {
    await givenNeighbour('sacha');
    await givenNeighbour('officer', { memberships: [], mandates: [{ inseeCode: '44190', office: 'police' }] });
    const { alertId } = await report({ category: 'antisocial' });
    expect((await list('sacha')).items).toEqual([]);
    expect(await refusalOf(get('sacha', alertId))).toBe('alert-not-found');
    expect(await get('camille', alertId)).toMatchObject({ alertId });
    expect(await get('officer', alertId)).toMatchObject({ alertId });
  });

  test('for officers only is in the feed of those who tend the community, and of its author', async () => {
    await givenNeighbour('alex', { mandates: [referent] });
    const { alertId } = await report({ category: 'antisocial' });
    expect((await list('alex')).items).toMatchObject([{ alertId }]);
    expect((await list('camille')).items).toMatchObject([{ alertId }]);
  });

  test.each(['evacuation', 'witness_appeal'])('%s needs more than a report carries', async (category) => {
    await sender([{ inseeCode: '44190', office: 'police' }]);
    expect(await refusalOf(report({ category }, { by: 'alex' }))).toBe('category-not-allowed');
  });
});

describe('a category of the municipality’s own', () => {
  const policeOfficer: Mandate = { inseeCode: '44190', office: 'police' };
  const townHall: Mandate = { inseeCode: '44190', office: 'town-hall' };
  const category = 'feu_de_landes';

  beforeEach(async () => {
    await givenNeighbour('alex', { mandates: [townHall] });
    await communities.putSpecialCategory(aSpecialCategory({ categoryId: category }));
  });

  test('is sent by its officers from the next report on, as the municipality described it', async () => {
    expect(await report({ category }, { by: 'alex' })).toMatchObject({
      category,
      level: 'danger',
      headline: 'Feu de landes – 12 rue des Lilas',
      expiresAt: new Date(startMs + 12 * 3_600_000).toISOString(),
      source: { kind: 'town-hall' },
    });
  });

  test('keeps its name and its kind with what was sent under it', async () => {
    const { alertId } = await report({ category }, { by: 'alex' });
    await communities.putSpecialCategory(
      aSpecialCategory({ categoryId: category, label: { fr: 'Incendie', en: 'Wildfire' }, capCategory: 'Other' }),
    );
    expect(await get('camille', alertId)).toMatchObject({ headline: 'Feu de landes – 12 rue des Lilas' });
    expect(await alerts.findPosting({ alertId, communityId })).toMatchObject({ capCategory: 'Fire' });
  });

  test.each<[string, Mandate[]]>([
    ['a resident', []],
    ['a referent', [referent]],
    ['the town hall of another municipality', [{ ...townHall, inseeCode: '44109' }]],
  ])('is not sent by %s', async (_, mandates) => {
    await givenNeighbour('sacha', { mandates });
    expect(await refusalOf(report({ category }, { by: 'sacha' }))).toBe('category-not-allowed');
  });

  test('for the police is sent by them alone', async () => {
    await communities.putSpecialCategory(aSpecialCategory({ categoryId: category, senders: 'police' }));
    await givenNeighbour('sacha', { mandates: [policeOfficer] });
    expect(await refusalOf(report({ category }, { by: 'alex' }))).toBe('category-not-allowed');
    expect(await report({ category }, { by: 'sacha' })).toMatchObject({ source: { kind: 'police' } });
  });

  test('for officers only never reaches the neighbours', async () => {
    await communities.putSpecialCategory(aSpecialCategory({ categoryId: category, audience: 'officers' }));
    const { alertId } = await report({ category }, { by: 'alex' });
    expect(await refusalOf(get('camille', alertId))).toBe('alert-not-found');
  });

  test('that was retired is sent no more', async () => {
    await communities.retireSpecialCategory('44190', category, '2026-11-22T20:30:00.000Z');
    expect(await refusalOf(report({ category }, { by: 'alex' }))).toEqual(['category: retired-category']);
  });

  test('is unknown in every other municipality', async () => {
    const nantes = { inseeCode: '44109', name: 'Nantes', postcodes: ['44000'] };
    await communities.registerMunicipality(nantes);
    await communities.putSpecialCategory(aSpecialCategory({ categoryId: 'carnaval', inseeCode: nantes.inseeCode }));
    expect(await refusalOf(report({ category: 'carnaval' }, { by: 'alex' }))).toEqual(['category: unknown-category']);
  });
});

describe('an author who asked to be hidden', () => {
  beforeEach(() => givenNeighbour('sacha'));

  test('is not named to neighbours', async () => {
    const { alertId } = await report({ hideAuthor: true });
    expect((await get('sacha', alertId)).source).toEqual({ kind: 'resident' });
    expect((await list('sacha')).items).toMatchObject([{ source: { kind: 'resident' } }]);
    expect((await list('sacha')).items[0]?.source.name).toBeUndefined();
  });

  test.each<[string, Mandate]>([
    ['a referent', referent],
    ['an officer', { inseeCode: '44190', office: 'town-hall' }],
  ])('is named to %s of the community', async (_, mandate) => {
    await givenNeighbour('alex', { mandates: [mandate] });
    const { alertId } = await report({ hideAuthor: true });
    expect((await get('alex', alertId)).source.name).toBe('camille');
    expect((await list('alex')).items[0]?.source.name).toBe('camille');
  });

  test('is not named to the referent of another municipality', async () => {
    await givenNeighbour('alex', { mandates: [{ ...referent, inseeCode: '44109' }] });
    const { alertId } = await report({ hideAuthor: true });
    expect((await get('alex', alertId)).source.name).toBeUndefined();
  });
});

describe('the feed', () => {
  test('has the newest first, by pages, until what is oldest', async () => {
    const ids: string[] = [];
    for (let order = 0; order < 5; order += 1) {
      nowMs += 1_000;
      ids.push((await report()).alertId);
    }
    const first = await list('camille', { limit: 3 });
    const second = await list('camille', { limit: 3, ...(first.nextCursor ? { cursor: first.nextCursor } : {}) });
    expect([...first.items, ...second.items].map(({ alertId }) => alertId)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeUndefined();
  });

  test('speaks the reader’s language', async () => {
    await report();
    expect((await list('camille', {}, 'en')).items).toMatchObject([
      { headline: 'Burglary in progress – 12 rue des Lilas' },
    ]);
  });

  test('forgets what has expired', async () => {
    const { alertId } = await report();
    nowMs += 2 * 3_600_000;
    expect((await list('camille')).items).toEqual([]);
    expect(await refusalOf(get('camille', alertId))).toBe('alert-not-found');
  });

  test.each([
    ['pending', 'membership-pending'],
    ['suspended', 'membership-suspended'],
  ] as const)('is closed to a member who is %s', async (status, code) => {
    await givenNeighbour('sacha', { memberships: [aMembership({ status })] });
    const { alertId } = await report();
    expect(await refusalOf(list('sacha'))).toBe(code);
    expect(await refusalOf(get('sacha', alertId))).toBe('alert-not-found');
  });

  test.each([
    'tampered',
    Buffer.from('{"v":1,"list":"alerts","after":"01JDB2Q4M8Z6V3N5T7W9X1Y0AB","check":"000000000000"}').toString(
      'base64url',
    ),
  ])('refuses the cursor %s', async (cursor) => {
    expect(await refusalOf(list('camille', { cursor }))).toEqual(['cursor: invalid-cursor']);
  });
});
