import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AlertReport } from '../../../../contract/operations/alerts.ts';
import { newRecord, withUpheld } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import {
  aQuarter,
  communityId,
  dayMs,
  hourMs,
  idOf,
  minuteMs,
  police,
  type Quarter,
  referent,
  refusalOf,
  startMs,
  townHall,
} from '../../support/a-quarter.ts';
import { anAlert } from '../../support/an-alert.ts';
import { reportEffects } from '../../support/report-effects.ts';

const theft: Partial<AlertReport> = { category: 'theft', description: 'Un vélo a été pris dans la cour.' };

let here: Quarter;

beforeEach(async () => {
  here = await aQuarter();
});

async function reportTimes(times: number, report: Partial<AlertReport>, pauseMs = 0): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    await here.report(report);
    here.pass(pauseMs);
  }
}

describe('one resident', () => {
  test('reports once in ten minutes outside danger', async () => {
    await here.report(theft);
    here.pass(9 * minuteMs);
    const refused = here.report(theft);
    await expect(refused).rejects.toMatchObject({ code: 'report-too-soon', retryAfterSeconds: 60 });
    here.pass(minuteMs);
    expect(await here.report(theft)).toMatchObject({ status: 'published' });
  });

  test('reports three times a day outside danger', async () => {
    await reportTimes(3, theft, hourMs);
    await expect(here.report(theft)).rejects.toMatchObject({ code: 'too-many-reports', retryAfterSeconds: 21 * 3600 });
    expect(await here.report()).toMatchObject({ level: 'danger', status: 'published' });
  });

  test('reports ten dangers a day', async () => {
    await reportTimes(10, {});
    await expect(here.report()).rejects.toMatchObject({ code: 'too-many-dangers', retryAfterSeconds: 86_400 });
    expect(await here.report(theft)).toMatchObject({ status: 'published' });
  });

  test('does not use up what their neighbours may report, nor what officers may', async () => {
    await here.givenNeighbour('sacha');
    await here.report(theft);
    expect(await here.report(theft, { by: 'sacha' })).toMatchObject({ status: 'published' });
  });

  test('of two reports at once sends one', async () => {
    const outcomes = await Promise.allSettled([here.report(theft), here.report(theft)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('whose report met its own twin is answered with what that one came to', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const answers = await Promise.all(Array.from({ length: 40 }, () => here.report(theft, { key })));
    expect(new Set(answers.map(({ alertId }) => alertId)).size).toBe(1);
  });

  test('whose twin was written between two of our readings is answered with it too', async () => {
    const key = '7b0c7f0e-3d0f-4a53-9d7c-0a8f3d1f7a11';
    const first = await here.report(theft, { key });
    let missed = false;
    const findAccepted: typeof here.alerts.findAccepted = async (request) => {
      const found = missed ? await here.alerts.findAccepted(request) : undefined;
      missed = true;
      return found;
    };
    expect(await here.report(theft, { key }, { alerts: { ...here.alerts, findAccepted } })).toEqual(first);
  });
});

test.each([
  ['police', police],
  ['town hall', townHall],
])('officers of the %s send as often as it takes', async (_, mandate) => {
  await here.givenNeighbour('alex', { mandates: [mandate] });
  for (let nth = 0; nth < 5; nth += 1) {
    expect(await here.report(theft, { by: 'alex' })).toMatchObject({ status: 'published' });
  }
});

test('referents are residents as any other', async () => {
  await here.givenNeighbour('alex', { mandates: [referent] });
  await here.report(theft, { by: 'alex' });
  expect(await refusalOf(here.report(theft, { by: 'alex' }))).toBe('report-too-soon');
});

test('officers of another municipality are residents as any other', async () => {
  await here.givenNeighbour('alex', { mandates: [{ ...townHall, inseeCode: '44109' }] });
  await here.report(theft, { by: 'alex' });
  expect(await refusalOf(here.report(theft, { by: 'alex' }))).toBe('report-too-soon');
});

test('what is held counts', async () => {
  const named = { ...theft, description: 'Kevin a pris un vélo dans la cour.' };
  await refusalOf(here.report(named));
  expect(await here.report(named)).toMatchObject({ status: 'held' });
  expect(await refusalOf(here.report(theft))).toBe('report-too-soon');
});

test('what was refused does not count', async () => {
  await refusalOf(here.report({ ...theft, description: 'Kevin a pris un vélo dans la cour.' }));
  await refusalOf(here.report({ ...theft, category: 'sorcery' }));
  expect(await here.report(theft)).toMatchObject({ status: 'published' });
});

describe('someone two of whose alerts were taken down', () => {
  beforeEach(async () => {
    const alert = anAlert({
      author: { residentId: idOf('camille'), kind: 'resident', name: 'camille', hidden: false },
    });
    const record = withUpheld(
      withUpheld(newRecord(idOf('camille')), 'one', new Date(startMs - 60 * dayMs)),
      'other',
      new Date(startMs - 29 * dayMs),
    );
    await here.alerts.accept(
      alert,
      reportEffects(alert, { record, right: { residentId: idOf('camille'), memberOf: communityId } }),
    );
  });

  test.each([[theft], [{}]])('sends nothing for 30 days: %j', async (report) => {
    const refused = here.report(report);
    await expect(refused).rejects.toMatchObject({ code: 'broadcasting-suspended', retryAfterSeconds: 86_400 });
  });

  test('sends again after it', async () => {
    here.pass(dayMs);
    expect(await here.report(theft)).toMatchObject({ status: 'published' });
  });
});
