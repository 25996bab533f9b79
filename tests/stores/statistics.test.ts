import { describe, expect, test } from '@jest/globals';
import { contributionOf } from '../../lambdas/domain/statistics/contribution.ts';
import type { CountedAlert } from '../../lambdas/stores/statistics/statistics.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { aDelivered } from '../unit/support/delivered.ts';
import { alertOf, onBothVersions, refusalOf } from './alert-table.ts';

const alert = anAlert();
const { inseeCode } = alert;
const [lilas, chenes] = [alert.origin, { communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9', name: 'Les Chênes' }];
const period = { from: '2026-11-22', to: '2026-11-22' };

const counted = (of = alert, totalsVersion = 0): CountedAlert => ({
  ...contributionOf(of, { ofMany: true }),
  ofMany: true,
  alertVersion: of.version,
  totalsVersion,
});

onBothVersions((table) => {
  const alertsOn = async (from = period.from, to = period.to) => {
    const sheets = await table().statistics.listSheets(inseeCode, { from, to });
    return sheets.map(({ day, communityId, exercise, tally }) => [day, communityId, exercise, tally.alerts]);
  };

  describe('an alert', () => {
    test('is in no figures until it is counted', async () => {
      expect(await table().statistics.findCounting(alert.alertId)).toEqual({});
      expect(await alertsOn()).toEqual([]);
    });

    test('is on its sheet once it is counted, and known as it was', async () => {
      const { statistics } = table();
      await statistics.count(alert, undefined, counted());
      expect(await statistics.listSheets(inseeCode, period)).toEqual([contributionOf(alert, { ofMany: true })]);
      expect(await statistics.findCounting(alert.alertId)).toEqual({ counted: counted() });
    });

    test('is replaced when it has changed: what is counted no more leaves the sheet', async () => {
      const { statistics } = table();
      const later = anAlert({ version: 2, status: 'resolved', witnesses: { confirm: 1, deny: 0 } });
      await statistics.count(alert, undefined, counted());
      await statistics.count(alert, counted(), counted(later));
      expect(await statistics.listSheets(inseeCode, period)).toEqual([contributionOf(later, { ofMany: true })]);
    });

    test('moves to another sheet when it belongs there', async () => {
      const { statistics } = table();
      const exercise = anAlert({ version: 2, category: 'exercise' });
      await statistics.count(alert, undefined, counted());
      await statistics.count(alert, counted(), counted(exercise));
      expect(await alertsOn()).toEqual([[period.from, lilas?.communityId, true, 1]]);
    });

    test('moves to the public sheet once neighbours are told', async () => {
      const { statistics } = table();
      const held = anAlert({ status: 'held', messages: [] });
      const told = anAlert({ version: 2 });
      await statistics.count(held, undefined, counted(held));
      expect(await statistics.listSheets(inseeCode, period)).toMatchObject([{ readers: 'officers' }]);
      await statistics.count(told, counted(held), counted(told));
      expect(await statistics.listSheets(inseeCode, period)).toEqual([contributionOf(told, { ofMany: true })]);
    });

    test('is not counted twice by those who read the same', async () => {
      const { statistics } = table();
      await statistics.count(alert, undefined, counted());
      expect(await refusalOf(statistics.count(alert, undefined, counted()))).toBe('changed-meanwhile');
      const later = counted(anAlert({ version: 2 }));
      await statistics.count(alert, counted(), later);
      expect(await refusalOf(statistics.count(alert, counted(), later))).toBe('changed-meanwhile');
      expect(await alertsOn()).toEqual([[period.from, lilas?.communityId, false, 1]]);
    });

    test('has its deliveries beside it', async () => {
      const { statistics, putTotals } = table();
      const delivered = aDelivered();
      await putTotals(alert.alertId, delivered);
      expect(await statistics.findCounting(alert.alertId)).toEqual({ delivered });
      await statistics.count(alert, undefined, counted(alert, 1));
      const found = await statistics.listCountings([alert.alertId, alertOf(1).alertId]);
      expect(found.get(alert.alertId)).toEqual({ delivered, counted: counted(alert, 1) });
      expect(found.get(alertOf(1).alertId)).toEqual({});
    });
  });

  test('sheets are of a day, a community or none, and exercises apart', async () => {
    const { statistics } = table();
    const { origin: _, ...municipal } = alert;
    const alerts = [
      alertOf(1),
      alertOf(2),
      alertOf(3, { origin: chenes }),
      alertOf(4, { category: 'exercise' }),
      { ...municipal, alertId: alertOf(5).alertId },
      alertOf(6, { reportedAt: '2026-11-20T20:31:00.000Z' }),
      alertOf(7, { inseeCode: '44109' }),
    ];
    for (const each of alerts) await statistics.count(each, undefined, counted(each));
    expect((await alertsOn()).toSorted()).toEqual(
      [
        ['2026-11-22', lilas?.communityId, false, 2],
        ['2026-11-22', chenes.communityId, false, 1],
        ['2026-11-22', lilas?.communityId, true, 1],
        ['2026-11-22', undefined, false, 1],
      ].toSorted(),
    );
    expect(await alertsOn('2026-11-19', '2026-11-21')).toEqual([['2026-11-20', lilas?.communityId, false, 1]]);
    expect(await alertsOn('2026-11-20', '2026-11-22')).toHaveLength(5);
    expect(await alertsOn('2026-11-23', '2026-12-31')).toEqual([]);
  });

  test('alerts of one quarter that are counted at the same moment are all on its sheet', async () => {
    const { statistics } = table();
    const alerts = Array.from({ length: 40 }, (_, order) => alertOf(order));
    await Promise.all(alerts.map((each) => statistics.count(each, undefined, counted(each))));
    expect(await alertsOn()).toEqual([[period.from, lilas?.communityId, false, 40]]);
  });
});
