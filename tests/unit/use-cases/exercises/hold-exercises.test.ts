import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { findBreak } from '../../../../lambdas/domain/alerts/history.ts';
import type { Community } from '../../../../lambdas/domain/communities/community.ts';
import { monthlyDueAt } from '../../../../lambdas/domain/exercises/monthly-due.ts';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { exercisingMs, holdExercises } from '../../../../lambdas/use-cases/exercises/hold-exercises.ts';
import { aCommunity } from '../../support/a-community.ts';
import { aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { aTown, idOf, type Town, type Townsperson } from '../../support/a-town.ts';

const lilas = aCommunity();
/** Of December, in mainland France. */
const noon = Date.parse('2026-12-02T11:00:00Z');
const minuteMs = 60_000;

let town: Town;
let tables: ReturnType<typeof inMemoryAlertTable>;
let nowMs: number;
/** How long one exercise takes to be sent. */
let turnMs: number;

beforeEach(async () => {
  town = await aTown();
  nowMs = noon;
  turnMs = 0;
  tables = inMemoryAlertTable(town.residents, () => new Date(nowMs));
});

const hold = (changed: Partial<Parameters<typeof holdExercises>[0]> = {}) =>
  holdExercises({
    residents: town.residents,
    communities: town.communities,
    alerts: tables.alerts,
    dueAt: monthlyDueAt,
    takeTurn: async () => {
      nowMs += turnMs;
    },
    clock: () => new Date(nowMs),
    newId: (now) => ulid(now.getTime()),
    ...changed,
  })();

const wish = async (by: Townsperson = 'referent', communityId = lilas.communityId): Promise<Community> => {
  const community = await town.communities.find(communityId);
  if (!community) throw new Error('no community');
  return town.communities.save(community, { ...community, monthlyExercise: { askedBy: idOf(by) } });
};

const exercisesIn = async (communityId = lilas.communityId) => {
  const { alertIds } = await tables.alerts.listFeed(communityId, { limit: 100, since: '0' });
  return tables.alerts.findAll(alertIds);
};

const nothing = { held: 0, lapsed: [], unfinished: false, missed: 0, faults: [] };

describe('the exercise of the month', () => {
  test('is sent to the community that wishes for one, in the name of its referent, to whatever channel', async () => {
    await wish();
    expect(await hold()).toEqual({ ...nothing, held: 1 });
    const [alert] = await exercisesIn();
    expect(alert).toMatchObject({
      category: 'exercise',
      exercise: true,
      level: 'danger',
      status: 'published',
      author: { residentId: idOf('referent'), kind: 'referent' },
      origin: { communityId: lilas.communityId, name: lilas.name },
      addressees: { communityIds: [lilas.communityId], allCommunities: false, referents: false },
      expiresAt: new Date(noon + 60 * minuteMs).toISOString(),
      messages: [{ kind: 'alert' }],
    });
    expect(alert?.description).toMatch(/^EXERCICE mensuel : rien à faire/);
  });

  test('leaves as a report does, with a history that holds', async () => {
    await wish();
    await hold();
    const [alert] = await exercisesIn();
    if (!alert) throw new Error('no exercise');
    const [posted] = await tables.postings.listPostings(alert.alertId);
    expect(posted).toMatchObject({
      posting: { groupId: lilas.communityId, communityName: lilas.name, level: 'danger' },
      publication: { state: 'pending' },
    });
    const entries = await tables.alerts.listHistory(alert.alertId);
    expect(entries).toMatchObject([{ action: 'reported', details: { exercise: true, month: '2026-12' } }]);
    expect(findBreak(alert, entries)).toBeUndefined();
  });

  test.each(['police', 'townHall'] as const)('is sent in the name of %s who asked for it', async (person) => {
    await wish(person);
    expect(await hold()).toMatchObject({ held: 1 });
    expect(await exercisesIn()).toMatchObject([{ author: { residentId: idOf(person) } }]);
  });

  test('is sent to no other community', async () => {
    expect(await hold()).toEqual(nothing);
    expect(await exercisesIn()).toEqual([]);
  });

  test('is sent once a month, however often it is looked', async () => {
    await wish();
    for (let run = 0; run < 8; run += 1) {
      await hold();
      nowMs += 15 * minuteMs;
    }
    expect(await hold()).toEqual(nothing);
    expect(await exercisesIn()).toHaveLength(1);
    nowMs = Date.parse('2027-01-06T11:15:00Z');
    expect(await hold()).toMatchObject({ held: 1 });
  });

  test('is sent once by two runs at once', async () => {
    await wish();
    const reports = await Promise.all([hold(), hold()]);
    expect(reports.map(({ held }) => held).sort()).toEqual([0, 1]);
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
    expect(await exercisesIn()).toHaveLength(1);
  });

  test('is sent once, though another one asks for it meanwhile', async () => {
    await wish();
    await hold();
    await wish('townHall');
    expect(await hold()).toEqual(nothing);
  });

  test('does not count among what its referent may send, nor do theirs stand in its way', async () => {
    await wish();
    await hold();
    expect(await tables.alerts.findRecord(idOf('referent'))).toMatchObject({ version: 0, total: 0, exercises: [] });
    const [record] = await tables.alerts.findExercises([lilas.communityId]);
    expect(record).toMatchObject({ lastAt: new Date(noon).toISOString(), lastMonth: '2026-12' });
  });

  test.each([
    ['before noon', noon - 1000],
    ['the day after', noon + 24 * 60 * minuteMs],
    ['in the evening', noon + 8 * 60 * minuteMs],
  ])('is not sent %s', async (_, atMs) => {
    await wish();
    nowMs = atMs;
    expect(await hold()).toEqual(nothing);
    expect(await exercisesIn()).toEqual([]);
  });

  test('that was not held by 14:00 is given up, and said to be', async () => {
    await wish();
    nowMs = noon + 120 * minuteMs;
    expect(await hold()).toEqual({ ...nothing, missed: 1 });
    expect(await exercisesIn()).toEqual([]);
  });

  test('that was held is not said to be missed', async () => {
    await wish();
    await hold();
    nowMs = noon + 120 * minuteMs;
    expect(await hold()).toEqual(nothing);
  });
});

describe('a wish whose asker has no right any more', () => {
  const changes: [string, Parameters<typeof aResident>[0]][] = [
    ['is no referent', { mandates: [] }],
    ['is a referent of other quarters', { mandates: [aReferent({ neighbourhoods: ['Les Chênes'] })] }],
    ['is one of another municipality', { mandates: [aReferent({ inseeCode: '44109', neighbourhoods: [] })] }],
    ['is suspended there', { memberships: [aMembership({ status: 'suspended' })] }],
  ];

  test.each(changes)('ends, and no exercise is sent: they are %s', async (_, change) => {
    await wish();
    const asker = await town.residents.load(idOf('referent'));
    if (!asker) throw new Error('no referent');
    await town.residents.save(asker, { ...aResident(asker), ...(change as object) });
    expect(await hold()).toEqual({ ...nothing, lapsed: [lilas.communityId] });
    expect(await exercisesIn()).toEqual([]);
    expect(await town.communities.find(lilas.communityId)).not.toHaveProperty('monthlyExercise');
    expect(await hold()).toEqual(nothing);
  });

  test('ends when they have no account any more', async () => {
    const community = await town.communities.find(lilas.communityId);
    if (!community) throw new Error('no community');
    await town.communities.save(community, { ...community, monthlyExercise: { askedBy: ulid() } });
    expect(await hold()).toEqual({ ...nothing, lapsed: [lilas.communityId] });
  });

  test('just lost when it is written sends nothing, and is looked at again', async () => {
    await wish();
    const asker = await town.residents.load(idOf('referent'));
    if (!asker) throw new Error('no referent');
    await town.residents.save(asker, { ...asker, mandates: [] });
    const residents = { load: async () => asker };
    expect(await hold({ residents })).toEqual(nothing);
    expect(await hold()).toMatchObject({ lapsed: [lilas.communityId] });
  });
});

describe('among many communities', () => {
  const many = async (count: number) => {
    for (let nth = 0; nth < count; nth += 1) {
      const communityId = ulid();
      await town.communities.create(aCommunity({ communityId, createdBy: idOf('referent') }));
      await wish('referent', communityId);
    }
  };

  test('each has its exercise', async () => {
    await many(250);
    expect(await hold()).toEqual({ ...nothing, held: 250 });
  });

  test('those for which there is no time are left to the next run', async () => {
    await many(150);
    turnMs = exercisingMs / 110;
    const first = await hold();
    expect(first).toMatchObject({ unfinished: true, faults: [] });
    expect(first.held).toBeGreaterThan(80);
    nowMs = noon + 15 * minuteMs;
    const second = await hold();
    expect(second).toMatchObject({ unfinished: false });
    expect(first.held + second.held).toBe(150);
  });

  test('one that fails holds up no other, and is tried again', async () => {
    await many(5);
    const [{ communityIds }] = [await town.communities.listExercising('Europe/Paris', { limit: 10 })];
    const find: typeof town.communities.find = async (communityId) => {
      if (communityId === communityIds[1]) throw new Error('cannot be read');
      return town.communities.find(communityId);
    };
    const report = await hold({ communities: { ...town.communities, find } });
    expect(report).toMatchObject({ held: 4, faults: [new Error('cannot be read')] });
    expect(await hold()).toMatchObject({ held: 1, faults: [] });
  });

  test('overseas each is held at noon by its own clocks', async () => {
    await town.communities.registerMunicipality({ inseeCode: '97411', name: 'Saint-Denis', postcodes: ['97400'] });
    const communityId = ulid();
    await town.communities.create(aCommunity({ communityId, inseeCode: '97411' }));
    const mayor = { residentId: ulid(), mandates: [{ inseeCode: '97411', office: 'town-hall' }] } as const;
    await town.residents.create(aResident(mayor));
    const community = await town.communities.find(communityId);
    if (!community) throw new Error('no community');
    await town.communities.save(community, { ...community, monthlyExercise: { askedBy: mayor.residentId } });
    expect(await hold()).toEqual(nothing);
    nowMs = Date.parse('2026-12-02T08:00:00Z');
    expect(await hold()).toMatchObject({ held: 1 });
  });
});
