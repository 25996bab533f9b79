import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AlertReport } from '../../../../contract/operations/alerts.ts';
import { findBreak } from '../../../../lambdas/domain/alerts/history.ts';
import type { Refusal } from '../../../../lambdas/domain/refusal.ts';
import type { Mandate } from '../../../../lambdas/domain/residents/resident.ts';
import { reachCountsOf } from '../../../../lambdas/domain/subscriptions/reach-counts.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import {
  aQuarter,
  communityId,
  facts,
  hourMs,
  idOf,
  police,
  type Quarter,
  referent,
  refusalOf,
  startMs,
  townHall,
} from '../../support/a-quarter.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';
import { aSpecialCategory } from '../../support/a-special-category.ts';
import { callsOf } from '../../support/calls-of.ts';

let here: Quarter;

beforeEach(async () => {
  here = await aQuarter();
});

describe('a report', () => {
  test('is answered with the alert that neighbours see', async () => {
    expect(await here.report()).toEqual({
      alertId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      inseeCode: '44190',
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
      certainty: 'possible',
      witnesses: { confirm: 0, deny: 0 },
      updates: [],
      policeTakePart: false,
    });
  });

  test('says that the police take part under a protocol in force', async () => {
    await here.communities.putProtocol(aProtocol());
    expect(await here.report()).toMatchObject({ policeTakePart: true });
  });

  test('leaves at once, for the community where it was reported', async () => {
    const { alertId } = await here.report();
    expect(await here.postings.listPostings(alertId)).toMatchObject([
      {
        posting: { groupId: communityId, communityName: 'Les Lilas', level: 'danger' },
        publication: { state: 'pending' },
      },
    ]);
  });

  test('is the first thing that its history tells', async () => {
    const { alertId } = await here.report();
    const [entry, ...more] = await here.alerts.listHistory(alertId);
    expect(entry).toMatchObject({
      number: 1,
      action: 'reported',
      actor: { residentId: idOf('camille'), kind: 'resident' },
      details: { communityId, category: 'burglary_in_progress' },
    });
    expect(more).toEqual([]);
    const alert = await here.alerts.find(alertId);
    expect(alert && findBreak(alert, entry ? [entry] : [])).toBeUndefined();
  });

  test('repeated after it has expired gives the same answer still', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const happenedAt = new Date(startMs - 60_000).toISOString();
    const first = await here.report({ happenedAt }, { key });
    here.pass(3 * hourMs);
    expect(await here.report({ happenedAt }, { key })).toEqual(first);
  });

  test('repeated with its key gives the same answer, and one alert', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const { happenedAt } = facts;
    const first = await here.report({ happenedAt }, { key });
    here.pass(5_000);
    expect(await here.report({ happenedAt }, { key: key.toUpperCase() })).toEqual(first);
    expect((await here.list('camille')).items).toHaveLength(1);
  });

  test('repeated when it would be too late by now gives the same answer still', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const happenedAt = new Date(startMs - 86_400_000 + 60_000).toISOString();
    const first = await here.report({ category: 'vandalism', happenedAt }, { key });
    here.pass(120_000);
    expect(await here.report({ category: 'vandalism', happenedAt }, { key })).toEqual(first);
  });

  test.each([
    ['other words', { description: 'Trois personnes forcent la porte.' }],
    ['another time', { happenedAt: '2026-11-22T20:29:00.000Z' }],
  ])('with the key of one that said %s is refused', async (_, differences) => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    await here.report({}, { key });
    expect(await refusalOf(here.report(differences, { key }))).toBe('idempotency-key-reused');
  });

  test('by the clock of a phone that is a little ahead happened just now', async () => {
    const { happenedAt } = await here.report({ happenedAt: new Date(startMs + 20_000).toISOString() });
    expect(happenedAt).toBe(new Date(startMs).toISOString());
  });

  test('of a category whose end nobody gives lives a week', async () => {
    const { expiresAt } = await here.report({ category: 'neighbourhood_event' });
    expect(Date.parse(expiresAt) - startMs).toBe(7 * 86_400_000);
  });

  test('of something that lives longer is visible for a week at the most', async () => {
    const { expiresAt } = await here.report({ category: 'object_lost' });
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
    expect(await refusalOf(here.report(differences))).toEqual([error]);
  });

  test('with every fault named at once', async () => {
    const errors = await refusalOf(
      here.report({
        category: 'sorcery',
        happenedAt: '2020-01-01T00:00:00Z',
        place: { description: 'ici', longitude: 2 },
      }),
    );
    expect(errors).toEqual(['category: unknown-category', 'happenedAt: too-old', 'place: position-incomplete']);
  });

  test.each([
    ['pending', 'membership-pending'],
    ['suspended', 'membership-suspended'],
  ] as const)('from a member who is %s', async (status, code) => {
    await here.givenNeighbour('sacha', { memberships: [aMembership({ status })] });
    expect(await refusalOf(here.report({}, { by: 'sacha' }))).toBe(code);
  });

  test('from a member of another community', async () => {
    await here.givenNeighbour('sacha', { memberships: [aMembership({ communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' })] });
    expect(await refusalOf(here.report({}, { by: 'sacha' }))).toBe('not-a-member');
  });

  test('from someone without a profile', async () => {
    expect(await refusalOf(here.report({}, { by: 'nobody' }))).toBe('not-a-member');
  });

  test('from a member who accepted only an older charter', async () => {
    await here.givenNeighbour('sacha', { profile: { ...aResident().profile, acceptedCharter: '2019-01' } });
    expect(await refusalOf(here.report({}, { by: 'sacha' }))).toBe('charter-not-accepted');
  });

  test('into a community that does not exist', async () => {
    expect(await refusalOf(here.report({}, { into: '01JDB1H7K2C4D6E8F0G2H4J6K9' }))).toBe('community-not-found');
  });
});

describe('a category', () => {
  const sender = async (mandates: Mandate[]) => here.givenNeighbour('alex', { mandates });

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
    const answer = await here.report({ category }, { by: 'alex' }).then(
      ({ source }) => source.kind,
      (error: Refusal) => error.code,
    );
    expect(answer).toBe(outcome);
  });

  describe('of officers, to many neighbours,', () => {
    const among = (members: number) =>
      callsOf({ communities: { ...here.communities, countReach: async () => reachCountsOf({ members }) } });
    const large = () => among(2_001).dependencies;

    test('waits for a second officer from 2,001 on, as what they send to the municipality does', async () => {
      await sender([townHall]);
      const held = await here.report({ category: 'weather' }, { by: 'alex' }, large());
      expect(held).toMatchObject({ status: 'held', awaits: 'second-officer', communityId });
      expect(await here.alerts.find(held.alertId)).toMatchObject({
        messages: [],
        awaits: { what: 'alert', by: { residentId: idOf('alex') }, to: { communityIds: [communityId] } },
      });
      expect(await here.postings.listPostings(held.alertId)).toEqual([]);
      const history = await here.alerts.listHistory(held.alertId);
      expect(history.map(({ action }) => action)).toEqual(['reported', 'held']);
    });

    test('lives from when it is confirmed on, and is then told to that community', async () => {
      await sender([townHall]);
      await here.givenNeighbour('sacha', { mandates: [townHall], memberships: [] });
      const { alertId } = await here.report({ category: 'weather' }, { by: 'alex' }, large());
      expect(await refusalOf(here.confirm('alex', alertId))).toBe('not-by-its-author');
      here.pass(hourMs);
      expect(await here.confirm('sacha', alertId)).toMatchObject({
        status: 'published',
        expiresAt: new Date(startMs + 25 * hourMs).toISOString(),
      });
      expect(await here.postings.listUnspread(alertId)).toEqual([0]);
      expect(await here.alerts.find(alertId)).toMatchObject({ addressees: { communityIds: [communityId] } });
    });

    test.each<[string, string, Mandate[]]>([
      ['what residents may report too', 'fire', [townHall]],
      ['what no neighbour reads', 'street_defect', [police]],
    ])('%s leaves at once, and nobody is counted', async (_, category, mandates) => {
      await sender(mandates);
      const { calls, dependencies } = among(2_001);
      expect(await here.report({ category }, { by: 'alex' }, dependencies)).toMatchObject({ status: 'published' });
      expect(calls).not.toContain('countReach');
    });

    test('to 2,000 at the most leaves at once', async () => {
      await sender([townHall]);
      const sent = await here.report({ category: 'weather' }, { by: 'alex' }, among(2_000).dependencies);
      expect(sent.status).toBe('published');
    });
  });

  test('for officers only reaches them and its author, never the neighbours', async () => {
    await here.givenNeighbour('sacha');
    await here.givenNeighbour('officer', { memberships: [], mandates: [townHall] });
    const { alertId } = await here.report({ category: 'antisocial' });
    expect((await here.list('sacha')).items).toEqual([]);
    expect(await refusalOf(here.get('sacha', alertId))).toBe('alert-not-found');
    expect(await here.get('camille', alertId)).toMatchObject({ alertId });
    expect(await here.get('officer', alertId)).toMatchObject({ alertId });
  });

  test('for officers only is in the feed of those who tend the community, and of its author', async () => {
    await here.givenNeighbour('alex', { mandates: [referent] });
    const { alertId } = await here.report({ category: 'antisocial' });
    expect((await here.list('alex')).items).toMatchObject([{ alertId }]);
    expect((await here.list('camille')).items).toMatchObject([{ alertId }]);
  });

  test.each(['evacuation', 'witness_appeal'])('%s needs more than a report carries', async (category) => {
    await sender([{ inseeCode: '44190', office: 'police' }]);
    expect(await refusalOf(here.report({ category }, { by: 'alex' }))).toBe('category-not-allowed');
  });
});

describe('a category of the municipality’s own', () => {
  const category = 'feu_de_landes';

  beforeEach(async () => {
    await here.givenNeighbour('alex', { mandates: [townHall] });
    await here.communities.putSpecialCategory(aSpecialCategory({ categoryId: category }));
  });

  test('is sent by its officers from the next report on, as the municipality described it', async () => {
    expect(await here.report({ category }, { by: 'alex' })).toMatchObject({
      category,
      level: 'danger',
      headline: 'Feu de landes – 12 rue des Lilas',
      expiresAt: new Date(startMs + 12 * 3_600_000).toISOString(),
      source: { kind: 'town-hall' },
    });
  });

  test('keeps its name and its kind with what was sent under it', async () => {
    const { alertId } = await here.report({ category }, { by: 'alex' });
    await here.communities.putSpecialCategory(
      aSpecialCategory({ categoryId: category, label: { fr: 'Incendie', en: 'Wildfire' }, capCategory: 'Other' }),
    );
    expect(await here.get('camille', alertId)).toMatchObject({ headline: 'Feu de landes – 12 rue des Lilas' });
    expect(await here.alerts.find(alertId)).toMatchObject({ capCategory: 'Fire' });
  });

  test.each<[string, Mandate[]]>([
    ['a resident', []],
    ['a referent', [referent]],
    ['the town hall of another municipality', [{ ...townHall, inseeCode: '44109' }]],
  ])('is not sent by %s', async (_, mandates) => {
    await here.givenNeighbour('sacha', { mandates });
    expect(await refusalOf(here.report({ category }, { by: 'sacha' }))).toBe('category-not-allowed');
  });

  test('for the police is sent by them alone', async () => {
    await here.communities.putSpecialCategory(aSpecialCategory({ categoryId: category, senders: 'police' }));
    await here.givenNeighbour('sacha', { mandates: [police] });
    expect(await refusalOf(here.report({ category }, { by: 'alex' }))).toBe('category-not-allowed');
    expect(await here.report({ category }, { by: 'sacha' })).toMatchObject({ source: { kind: 'police' } });
  });

  test('for officers only never reaches the neighbours', async () => {
    await here.communities.putSpecialCategory(aSpecialCategory({ categoryId: category, audience: 'officers' }));
    const { alertId } = await here.report({ category }, { by: 'alex' });
    expect(await refusalOf(here.get('camille', alertId))).toBe('alert-not-found');
  });

  test('that was retired is sent no more', async () => {
    await here.communities.retireSpecialCategory('44190', category, '2026-11-22T20:30:00.000Z');
    expect(await refusalOf(here.report({ category }, { by: 'alex' }))).toEqual(['category: retired-category']);
  });

  test('is unknown in every other municipality', async () => {
    const nantes = { inseeCode: '44109', name: 'Nantes', postcodes: ['44000'] };
    await here.communities.registerMunicipality(nantes);
    await here.communities.putSpecialCategory(
      aSpecialCategory({ categoryId: 'carnaval', inseeCode: nantes.inseeCode }),
    );
    expect(await refusalOf(here.report({ category: 'carnaval' }, { by: 'alex' }))).toEqual([
      'category: unknown-category',
    ]);
  });
});
