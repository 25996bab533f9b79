import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AlertReport } from '../../../../contract/operations/alerts.ts';
import { newRecord, withUpheld } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import { reachCountsOf } from '../../../../lambdas/domain/subscriptions/reach-counts.ts';
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
import { anOfficialTown, lilas, list, type OfficialTown, send, sendOrPreview } from '../../support/an-official-town.ts';
import { reportEffects } from '../../support/report-effects.ts';

const drill: Partial<AlertReport> = { exercise: true };
const theft: Partial<AlertReport> = { category: 'theft', description: 'Un vélo a été pris dans la cour.' };

describe('an exercise in a community', () => {
  let here: Quarter;

  beforeEach(async () => {
    here = await aQuarter();
    await here.givenNeighbour('alex', { mandates: [referent] });
  });

  const practise = (report: Partial<AlertReport> = drill, by = 'alex') => here.report(report, { by });

  describe('is for those who tend it', () => {
    test.each([
      ['a referent', [referent]],
      ['the police', [police]],
      ['the town hall', [townHall]],
    ])('%s sends one of any category that they send in earnest', async (_, mandates) => {
      await here.givenNeighbour('olga', { mandates });
      const sent = await practise(drill, 'olga');
      expect(sent).toMatchObject({ status: 'published', exercise: true, category: 'burglary_in_progress' });
      expect(sent.headline).toBe('EXERCICE – Cambriolage en cours – 12 rue des Lilas');
    });

    test.each([
      ['a neighbour', []],
      ['a referent of another quarter', [{ ...referent, neighbourhoods: ['Les Chênes'] }]],
      ['a referent of another municipality', [{ ...referent, inseeCode: '44109' }]],
    ])('%s is told so, and nothing is sent', async (_, mandates) => {
      await here.givenNeighbour('olga', { mandates });
      expect(await refusalOf(practise(drill, 'olga'))).toBe('referent-only');
      expect((await here.list('camille')).items).toEqual([]);
    });

    test('nobody practises what they may not send', async () => {
      expect(await refusalOf(practise({ ...drill, category: 'weather' }))).toBe('category-not-allowed');
      expect(await refusalOf(practise({ ...drill, category: 'evacuation' }))).toBe('category-not-allowed');
    });
  });

  test('is stored as one, with its hour, and told by its history', async () => {
    const { alertId } = await practise();
    expect(await here.alerts.find(alertId)).toMatchObject({
      exercise: true,
      expiresAt: new Date(startMs + hourMs).toISOString(),
    });
    expect(await here.alerts.listHistory(alertId)).toMatchObject([{ details: { exercise: true } }]);
    expect(await here.get('camille', alertId)).toMatchObject({ exercise: true });
  });

  test('of the category of exercises is one without saying so, of the level that was chosen', async () => {
    const report = { category: 'exercise', level: 'danger' } as const;
    expect(await practise(report)).toMatchObject({ exercise: true, level: 'danger' });
    here.pass(hourMs);
    expect(await practise({ category: 'exercise' })).toMatchObject({ exercise: true, level: 'information' });
    expect(await refusalOf(practise({ ...report, exercise: false }))).toEqual(['exercise: not-a-choice']);
  });

  test('leaves nobody the choice of a level that the category has', async () => {
    expect(await refusalOf(practise({ ...drill, level: 'information' }))).toEqual(['level: level-fixed']);
  });

  test('is answered with whom it reaches, again when it is asked again', async () => {
    const counts = reachCountsOf({ members: 7, sms_danger: 2, sms_information: 1, push_vigilance: 3 });
    const communities = { ...here.communities, countReach: async () => counts };
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const sent = await here.report(drill, { by: 'alex', key }, { communities });
    expect(sent.reach).toEqual({ residents: 7, channels: { email: 0, sms: 3, push: 3 } });
    expect(await here.report(drill, { by: 'alex', key }, { communities })).toEqual(sent);
    expect(await here.report(theft, { by: 'camille' }, { communities })).not.toHaveProperty('reach');
  });

  describe('counts apart', () => {
    test('one an hour in a community, whoever asks', async () => {
      await here.givenNeighbour('olga', { mandates: [referent] });
      await practise();
      here.pass(59 * minuteMs);
      const refused = practise(drill, 'olga');
      await expect(refused).rejects.toMatchObject({ code: 'exercise-too-soon', retryAfterSeconds: 60 });
      here.pass(minuteMs);
      expect(await practise(drill, 'olga')).toMatchObject({ status: 'published' });
    });

    test('three a day for a referent', async () => {
      for (let nth = 0; nth < 3; nth += 1) {
        await practise();
        here.pass(hourMs);
      }
      await expect(practise()).rejects.toMatchObject({ code: 'too-many-exercises', retryAfterSeconds: 21 * 3600 });
      here.pass(21 * hourMs);
      expect(await practise()).toMatchObject({ status: 'published' });
    });

    test('of two at once one is sent', async () => {
      await here.givenNeighbour('olga', { mandates: [referent] });
      const outcomes = await Promise.allSettled([practise(), practise(drill, 'olga')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    test('from what is real: neither uses up the other', async () => {
      await practise({ ...theft, ...drill });
      expect(await practise(theft)).toMatchObject({ status: 'published' });
      here.pass(hourMs);
      expect(await practise({ ...theft, ...drill })).toMatchObject({ status: 'published' });
      expect(await here.alerts.findRecord(idOf('alex'))).toMatchObject({
        broadcasts: [{ danger: false }],
        exercises: [expect.any(String), expect.any(String)],
        total: 1,
      });
    });

    test('a newcomer does not become known by it', async () => {
      await here.givenNeighbour('nour', {
        mandates: [referent],
        memberships: [aMembership({ requestedAt: new Date(startMs - hourMs).toISOString() })],
      });
      await practise(drill, 'nour');
      const suspicion = { category: 'suspicious_vehicle', description: 'Une fourgonnette blanche tourne lentement.' };
      expect(await refusalOf(practise(suspicion, 'nour'))).toEqual(['category: from-a-newcomer']);
    });

    test('officers have no limit, as in earnest', async () => {
      await here.givenNeighbour('olga', { mandates: [townHall] });
      for (let nth = 0; nth < 4; nth += 1) expect(await practise(drill, 'olga')).toMatchObject({ exercise: true });
    });
  });

  test('is not for whoever may send nothing', async () => {
    const author = { residentId: idOf('alex'), kind: 'referent', name: 'alex', hidden: false } as const;
    const record = ['one', 'other'].reduce(
      (before, alertId) => withUpheld(before, alertId, new Date(startMs - dayMs)),
      newRecord(author.residentId),
    );
    const alert = anAlert({ author });
    const right = { residentId: author.residentId, memberOf: communityId };
    await here.alerts.accept(alert, reportEffects(alert, { record, right }));
    expect(await refusalOf(practise())).toBe('broadcasting-suspended');
  });
});

describe('an exercise of the municipality', () => {
  let town: OfficialTown;

  beforeEach(async () => {
    town = await anOfficialTown();
    town.members[lilas] = 40;
  });

  const sendTo = (body: Parameters<typeof send>[1]) => send(town.dependencies, body);

  test('is sent by officers, and answered with whom it reaches', async () => {
    expect(await sendTo({ category: 'weather', exercise: true, audience: { communities: [lilas] } })).toMatchObject({
      status: 'published',
      exercise: true,
      level: 'vigilance',
      expiresAt: town.hoursLater(1),
      reach: { residents: 40, channels: { email: 0, sms: 0, push: 0 } },
    });
    expect(await sendTo({ category: 'weather' })).not.toHaveProperty('reach');
  });

  test('ends by itself where its category asks for an end in earnest', async () => {
    expect(await sendTo({ category: 'road_works', exercise: true })).toMatchObject({ expiresAt: town.hoursLater(1) });
    expect(await refusalOf(sendTo({ category: 'road_works' }))).toEqual(['expiresAt: end-needed']);
  });

  test.each([
    ['an evacuation, as in earnest', { category: 'evacuation' }, 40],
    ['what goes to more than 2,000, as in earnest', { category: 'weather' }, 2_001],
  ])('waits for a second officer: %s', async (_, body, members) => {
    town.members[lilas] = members;
    expect(await sendTo({ ...body, exercise: true })).toMatchObject({ status: 'held', awaits: 'second-officer' });
  });

  test('is previewed by the same rules', async () => {
    const answer = await sendOrPreview(
      town.dependencies,
      { category: 'evacuation', exercise: true },
      { preview: 'true' },
    );
    expect(answer).toMatchObject({ status: 200, body: { residents: 40, needsSecondOfficer: true } });
  });

  test('is listed alone, or left out', async () => {
    const real = await sendTo({ category: 'weather' });
    const practised = await sendTo({ category: 'weather', exercise: true });
    const practice = await sendTo({ category: 'exercise', level: 'danger' });
    const idsOf = async (exercise?: 'true' | 'false') =>
      (await list(town.dependencies, exercise ? { exercise } : {})).items.map(({ alertId }) => alertId).sort();
    expect(await idsOf('true')).toEqual([practised.alertId, practice.alertId].sort());
    expect(await idsOf('false')).toEqual([real.alertId]);
    expect(await idsOf()).toHaveLength(3);
    expect(inseeCode).toBe(real.inseeCode);
  });
});
