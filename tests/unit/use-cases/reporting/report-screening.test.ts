import { beforeEach, describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../../../contract/charter.ts';
import type { AlertReport } from '../../../../contract/operations/alerts.ts';
import {
  aQuarter,
  communityId,
  dayMs,
  facts,
  hourMs,
  police,
  type Quarter,
  referent,
  refusalOf,
  startMs,
  townHall,
} from '../../support/a-quarter.ts';
import { aMembership, aResident } from '../../support/a-resident.ts';

const { happenedAt } = facts;
const theft = { category: 'theft', description: 'Un vélo a été pris dans la cour.', happenedAt };
const named = { ...theft, description: 'Kevin du 12 a pris un vélo dans la cour.' };

let here: Quarter;

beforeEach(async () => {
  here = await aQuarter();
});

describe('a report whose words say who people are', () => {
  test.each<[string, Partial<AlertReport>, string[]]>([
    ['where they are from', { description: 'Deux Roumains prennent un vélo.' }, ['description: says-origin']],
    ['what they believe', { description: 'Une femme en burqa prend un vélo.' }, ['description: says-religion']],
    ['an insult', { description: 'Ce connard a pris un vélo.' }, ['description: is-insulting']],
    ['a name', { description: 'M. Dupont a pris un vélo.' }, ['description: names-a-person']],
    ['a phone number', { description: 'Appelez le 06 12 34 56 78.' }, ['description: gives-a-phone-number']],
    ['a number plate', { description: 'Voiture AA-123-AA en fuite.' }, ['description: gives-a-number-plate']],
    ['whose place it is', { place: { description: 'chez Mme Dupont' } }, ['place.description: names-a-person']],
    [
      'in what it says of a vehicle',
      { vehicle: { type: 'voiture AA-123-AA', colour: 'noire', make: 'à Kevin' } },
      ['vehicle.type: gives-a-number-plate', 'vehicle.make: names-a-person'],
    ],
    [
      'in several ways',
      { description: 'Kevin, un arabe, AA-123-AA', place: { description: 'chez Nathalie' } },
      [
        'description: says-origin',
        'description: names-a-person',
        'description: gives-a-number-plate',
        'place.description: names-a-person',
      ],
    ],
  ])('(%s) is answered with what to reword', async (_, differences, errors) => {
    const call = here.report({ ...theft, ...differences });
    await expect(call).rejects.toMatchObject({ code: 'needs-rewording' });
    expect(await refusalOf(call)).toEqual(errors);
  });

  test('passes once it is reworded', async () => {
    await refusalOf(here.report(named));
    expect(await here.report(theft)).toMatchObject({ status: 'published' });
  });

  test('sent again unchanged, under another key, is held', async () => {
    await refusalOf(here.report(named));
    here.pass(hourMs);
    expect(await here.report(named)).toMatchObject({ status: 'held', awaits: 'moderation', ...named });
  });

  test('repeated under the same key is answered with the same advice', async () => {
    const key = '11111111-1111-4111-8111-111111111111';
    for (const _ of [1, 2]) {
      const call = here.report({ ...named, happenedAt: facts.happenedAt }, { key });
      await expect(call).rejects.toMatchObject({ code: 'needs-rewording' });
    }
  });

  test('sent again in the same words a moment later, at the time of then, is held', async () => {
    const at = (ms: number) => ({ ...named, happenedAt: new Date(startMs + ms).toISOString() });
    await refusalOf(here.report(at(-5000)));
    expect(await here.report(at(-1000))).toMatchObject({ status: 'held', awaits: 'moderation' });
  });

  test('sent again a day later is answered with advice again', async () => {
    const report = { ...named, happenedAt: new Date(startMs).toISOString() };
    await refusalOf(here.report(report));
    here.pass(dayMs);
    expect(await refusalOf(here.report(report))).toEqual(['description: names-a-person']);
  });

  test('sent again with one word changed is answered with advice again', async () => {
    await refusalOf(here.report(named));
    expect(await refusalOf(here.report({ ...named, description: `${named.description} Encore.` }))).toEqual([
      'description: names-a-person',
    ]);
  });

  test('sent again with another number plate is held: the advice was on its words, and tells nothing of the plate', async () => {
    await refusalOf(here.report({ ...named, numberPlate: 'AA-123-AA' }));
    expect(await here.report({ ...named, numberPlate: 'BB-456-BB' })).toMatchObject({ status: 'held' });
  });

  test('sent by somebody else as well is advice to them first', async () => {
    await here.givenNeighbour('sacha');
    await refusalOf(here.report(named));
    expect(await refusalOf(here.report(named, { by: 'sacha' }))).toEqual(['description: names-a-person']);
  });
});

describe('what is held', () => {
  let alertId: string;

  beforeEach(async () => {
    await here.givenNeighbour('sacha');
    await refusalOf(here.report(named));
    ({ alertId } = await here.report(named));
  });

  test('leaves for nobody', async () => {
    expect(await here.postings.listPostings(alertId)).toEqual([]);
    expect(await here.postings.listUnspread(alertId)).toEqual([]);
    expect((await here.alerts.find(alertId))?.messages).toEqual([]);
  });

  test('awaits the moderators of its community', async () => {
    const { alerts } = await here.alerts.listModeration(communityId, { limit: 10, since: '' });
    expect(alerts).toMatchObject([
      {
        alertId,
        moderation: {
          open: { reasons: ['held'], communityId, since: new Date(startMs).toISOString() },
          screening: ['person-name'],
        },
      },
    ]);
  });

  test('is shown to its author, to referents and to officers, and to no neighbour', async () => {
    await here.givenNeighbour('alex', { mandates: [referent] });
    await here.givenNeighbour('olga', { mandates: [townHall], memberships: [] });
    for (const name of ['camille', 'alex', 'olga']) {
      expect(await here.get(name, alertId)).toMatchObject({ status: 'held', awaits: 'moderation' });
    }
    expect(await refusalOf(here.get('sacha', alertId))).toBe('alert-not-found');
    expect((await here.list('sacha')).items).toEqual([]);
  });

  test('tells in its history why', async () => {
    expect(await here.alerts.listHistory(alertId)).toMatchObject([
      { action: 'reported', details: { communityId, category: 'theft' } },
      { action: 'held', details: { reasons: ['person-name'] } },
    ]);
  });

  test('repeated under its key is the same alert', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    here.pass(hourMs);
    const first = await here.report(named, { key });
    expect(await here.report(named, { key })).toEqual(first);
  });
});

describe('in danger', () => {
  const danger = {
    description: 'Kevin et deux Roumains forcent la porte, voiture AA-123-AA.',
    place: { description: 'chez Mme Dupont, 12 rue des Lilas' },
    vehicle: { type: 'voiture AA-123-AA' },
  };

  test('nothing waits, and the words are masked', async () => {
    expect(await here.report(danger)).toMatchObject({
      status: 'published',
      description: '*** et deux *** forcent la porte, voiture ***.',
      place: { description: 'chez ***, 12 rue des Lilas' },
      headline: 'Cambriolage en cours – chez ***, 12 rue des Lilas',
      vehicle: { type: 'voiture ***' },
    });
  });

  test('moderators are told, with what its author wrote', async () => {
    const { alertId } = await here.report(danger);
    const alert = await here.alerts.find(alertId);
    expect(alert?.moderation).toEqual({
      open: { reasons: ['masked'], communityId, since: new Date(startMs).toISOString() },
      screening: ['origin', 'person-name', 'number-plate'],
      original: { description: danger.description, place: danger.place.description, vehicle: danger.vehicle },
      flags: [],
    });
    expect(await here.alerts.listHistory(alertId)).toMatchObject([
      { action: 'reported', details: { masked: ['origin', 'person-name', 'number-plate'] } },
    ]);
    expect(await here.postings.listPostings(alertId)).toHaveLength(1);
  });

  test('what says nothing of people goes out as it is', async () => {
    const { alertId } = await here.report();
    expect((await here.alerts.find(alertId))?.moderation).toEqual({ screening: [], flags: [] });
  });
});

describe('a suspicion', () => {
  const suspicion = { category: 'suspicious_vehicle', description: 'Une camionnette passe et repasse.', happenedAt };
  const joinedAgo = (agoMs: number, differences = {}) => [
    aMembership({
      requestedAt: new Date(startMs - 60 * dayMs).toISOString(),
      activeSince: new Date(startMs - agoMs).toISOString(),
      ...differences,
    }),
  ];

  test('that somebody reports first within a week of joining is answered with advice, then held', async () => {
    await here.givenNeighbour('sacha', { memberships: joinedAgo(7 * dayMs - 1) });
    expect(await refusalOf(here.report(suspicion, { by: 'sacha' }))).toEqual(['category: from-a-newcomer']);
    const { alertId, status } = await here.report(suspicion, { by: 'sacha' });
    expect(status).toBe('held');
    expect((await here.alerts.find(alertId))?.moderation.screening).toEqual(['newcomer']);
  });

  test.each([['suspicious_behaviour'], ['suspicious_vehicle']])('of the category %s is one', async (category) => {
    await here.givenNeighbour('sacha', { memberships: joinedAgo(dayMs) });
    expect(await refusalOf(here.report({ ...suspicion, category }, { by: 'sacha' }))).toEqual([
      'category: from-a-newcomer',
    ]);
  });

  test('is published when its author joined a week ago', async () => {
    await here.givenNeighbour('sacha', { memberships: joinedAgo(7 * dayMs) });
    expect(await here.report(suspicion, { by: 'sacha' })).toMatchObject({ status: 'published' });
  });

  test('is held until one of their reports was published: what waits for the moderators does not count', async () => {
    await here.givenNeighbour('sacha', { memberships: joinedAgo(dayMs) });
    await refusalOf(here.report(suspicion, { by: 'sacha' }));
    const { alertId } = await here.report(suspicion, { by: 'sacha' });
    here.pass(hourMs);
    expect(await here.report(suspicion, { by: 'sacha' })).toMatchObject({ status: 'held' });
    await here.givenNeighbour('alex', { mandates: [referent] });
    await here.moderate('alex', alertId, 'publish');
    here.pass(hourMs);
    expect(await here.report(suspicion, { by: 'sacha' })).toMatchObject({ status: 'published' });
  });

  test('is published when it is not their first report', async () => {
    await here.givenNeighbour('sacha', { memberships: joinedAgo(dayMs) });
    await here.report({}, { by: 'sacha' });
    expect(await here.report(suspicion, { by: 'sacha' })).toMatchObject({ status: 'published' });
  });

  test('counts from the request to join where nothing else is known', async () => {
    const requestedAt = new Date(startMs - dayMs).toISOString();
    await here.givenNeighbour('sacha', { memberships: [aMembership({ requestedAt })] });
    expect(await refusalOf(here.report(suspicion, { by: 'sacha' }))).toEqual(['category: from-a-newcomer']);
  });

  test('is one report among others when it is not of a suspicious category', async () => {
    await here.givenNeighbour('sacha', { memberships: joinedAgo(dayMs) });
    expect(await here.report(theft, { by: 'sacha' })).toMatchObject({ status: 'published' });
  });
});

describe('officers answer for their words', () => {
  test.each([
    ['police', police],
    ['town hall', townHall],
  ])('of the %s', async (_, mandate) => {
    const memberships = [aMembership({ activeSince: new Date(startMs).toISOString() })];
    await here.givenNeighbour('alex', { mandates: [mandate], memberships });
    expect(await here.report(named, { by: 'alex' })).toMatchObject({ status: 'published', ...named });
    expect(await here.report({ description: named.description }, { by: 'alex' })).toMatchObject({
      description: named.description,
    });
    const suspicion = { category: 'suspicious_vehicle', description: 'Une camionnette passe et repasse.' };
    expect(await here.report(suspicion, { by: 'alex' })).toMatchObject({ status: 'published' });
  });

  test('referents’ words are screened', async () => {
    await here.givenNeighbour('alex', { mandates: [referent] });
    expect(await refusalOf(here.report(named, { by: 'alex' }))).toEqual(['description: names-a-person']);
  });
});

describe('a name that tells more than a name', () => {
  const givenNamed = (name: string, differences = {}) =>
    here.givenNeighbour('alex', {
      profile: { ...aResident().profile, acceptedCharter: currentCharterVersion, name },
      ...differences,
    });

  test.each([
    ['Alex 06 12 34 56 78', 'phone-number'],
    ['Alex le connard', 'insult'],
    ['Un Roumain', 'origin'],
    ['Alex AB-123-CD', 'number-plate'],
  ])('(%s) is hidden from neighbours, and moderators are told', async (name, reason) => {
    await givenNamed(name);
    await here.givenNeighbour('sacha');
    const { alertId } = await here.report({}, { by: 'alex' });
    const { source } = await here.get('sacha', alertId);
    expect(source).toEqual({ kind: 'resident' });
    const alert = await here.alerts.find(alertId);
    expect(alert?.messages).toMatchObject([{ by: { hidden: true } }]);
    expect(alert?.moderation).toMatchObject({ open: { reasons: ['masked'], communityId }, screening: [reason] });
    expect(await here.alerts.listHistory(alertId)).toMatchObject([
      { action: 'reported', details: { nameHidden: [reason] } },
    ]);
  });

  test('adds to what is found in the words', async () => {
    await givenNamed('Alex le connard');
    const { alertId } = await here.report({ description: 'M. Dupont force la porte.' }, { by: 'alex' });
    const alert = await here.alerts.find(alertId);
    expect(alert?.moderation.screening).toEqual(['person-name', 'insult']);
    expect(alert?.moderation.original?.description).toBe('M. Dupont force la porte.');
  });

  test.each(['Nathalie Moreau', 'Kevin Lenoir', 'Mme Le Blanc'])('(unlike %s) is read by neighbours', async (name) => {
    await givenNamed(name);
    await here.givenNeighbour('sacha');
    const { alertId } = await here.report({}, { by: 'alex' });
    expect((await here.get('sacha', alertId)).source).toEqual({ kind: 'resident', name });
  });

  test('is the officer’s own affair', async () => {
    await givenNamed('Permanence 02 40 12 34 56', { mandates: [townHall] });
    const { alertId } = await here.report({}, { by: 'alex' });
    expect(await here.alerts.find(alertId)).toMatchObject({ author: { hidden: false }, moderation: { screening: [] } });
  });
});
