import { beforeEach, describe, expect, test } from '@jest/globals';
import { newRecord } from '../../lambdas/domain/reporting/reporter-record.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { accept, at, days, onBothVersions } from './alert-table.ts';

const alert = anAlert();
const { alertId, author } = alert;
const { residentId } = author;
const hours = (count: number) => count * 3_600;

onBothVersions((table) => {
  describe('thirty days after an alert was reported, before it is deleted,', () => {
    const idempotency = { residentId, key: alertId, digest: 'digest' };

    beforeEach(async () => {
      const { alert: saved } = await accept(table(), alert);
      const witness = { residentId, after: 'confirm' } as const;
      await table().alerts.save(saved, saved, { history: [], witness });
      table().clock.now = at(days(30));
    });

    test('nothing of it is given to anybody', async () => {
      const { alerts } = table();
      expect(await alerts.find(alertId)).toBeUndefined();
      expect(await alerts.findAll([alertId])).toEqual([]);
      expect(await alerts.listHistory(alertId)).toEqual([]);
      expect(await alerts.findWitness(alertId, residentId)).toBeUndefined();
      expect(await alerts.findAccepted(idempotency)).toBeUndefined();
    });

    test('its key serves a new request', async () => {
      const next = anAlert({ alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AC', reportedAt: at(days(30)).toISOString() });
      expect(await table().alerts.accept(next, reportEffects(next, { idempotency }))).toMatchObject({ alert: next });
    });
  });

  test('a day after a resident was advised on a report, it is forgotten', async () => {
    const { alerts, clock } = table();
    const [first, second] = [
      { residentId, key: 'first' },
      { residentId, key: 'second' },
    ];
    const other = { residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB', key: 'second' };
    expect(await alerts.wasAdvised(second, 'words')).toBe(false);
    await alerts.recordAdvice(first, 'words', at(0));
    expect(await alerts.wasAdvised(second, 'words')).toBe(true);
    expect(await alerts.wasAdvised(second, 'others')).toBe(false);
    expect(await alerts.wasAdvised(other, 'words')).toBe(false);
    clock.now = at(days(1));
    expect(await alerts.wasAdvised(second, 'words')).toBe(false);
    await alerts.recordAdvice(first, 'words', clock.now);
    expect(await alerts.wasAdvised(second, 'words')).toBe(true);
  });

  test('advice counts for another request than the one that was answered with it', async () => {
    const { alerts } = table();
    await alerts.recordAdvice({ residentId, key: 'first' }, 'words', at(0));
    expect(await alerts.wasAdvised({ residentId, key: 'first' }, 'words')).toBe(false);
    expect(await alerts.wasAdvised({ residentId, key: 'second' }, 'words')).toBe(true);
  });

  test('a record is kept for longer than what it counts', async () => {
    await accept(table(), alert, { record: { ...newRecord(residentId), total: 1 } });
    table().clock.now = at(days(90));
    expect(await table().alerts.findRecord(residentId)).toMatchObject({ version: 1, total: 1 });
  });

  describe('a number plate', () => {
    const plateOf = (id: string, erasedAfter: number) => ({
      alertId: id,
      ciphertext: 'Y2lwaGVy',
      erasedAt: at(erasedAfter).toISOString(),
    });
    const plate = plateOf(alertId, hours(72));

    test('is given until its hour, and to nobody from then on', async () => {
      await accept(table(), alert, { plate });
      expect(await table().alerts.findPlate(alertId)).toEqual(plate);
      table().clock.now = at(hours(72) - 1);
      expect(await table().alerts.findPlate(alertId)).toEqual(plate);
      table().clock.now = at(hours(72));
      expect(await table().alerts.findPlate(alertId)).toBeUndefined();
    });

    test('is erased when its hour has come, and no other', async () => {
      const other = anAlert({ alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AC' });
      await accept(table(), alert, { plate });
      await accept(table(), other, { plate: plateOf(other.alertId, hours(73)) });
      expect(await table().alerts.erasePlates(at(hours(72) - 1))).toBe(0);
      expect(await table().alerts.erasePlates(at(hours(72)))).toBe(1);
      expect(await table().alerts.erasePlates(at(hours(72)))).toBe(0);
      expect(await table().alerts.findPlate(alertId)).toBeUndefined();
      expect(await table().alerts.findPlate(other.alertId)).toBeDefined();
    });
  });
});
