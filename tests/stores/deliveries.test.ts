import { describe, expect, test } from '@jest/globals';
import { totalsOfDelivery } from '../../lambdas/domain/deliveries/delivery-totals.ts';
import { countsOf, type Ledger } from '../../lambdas/domain/deliveries/receipts.ts';
import type { LedgerKey } from '../../lambdas/stores/alerts/deliveries.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { alertOf, at, onBothVersions, refusalOf } from './alert-table.ts';

const { alertId } = anAlert();
const key: LedgerKey = { alertId, messageNumber: 0, channel: 'sms', part: 'a' };
const entries: Ledger = {
  abc: { fate: 'delivered', delayMs: 1_234, paid: { m1: { smsParts: 1, priceMicros: 72_500 } } },
  abd: { fate: 'opted-out', paid: { m2: { smsParts: 0, priceMicros: 72_500 } } },
  abe: { fate: 'unknown' },
};

onBothVersions((table) => {
  const save = async (of: LedgerKey, ledger: Ledger, seconds = 0) => {
    const before = await table().deliveries.findLedger(of);
    await table().deliveries.saveLedger(of, before, ledger, countsOf(ledger), at(seconds));
  };
  const settle = async (of = alertId) => {
    const counts = await table().deliveries.listCounts(of);
    const version = counts.reduce((sum, each) => sum + each.version, 0);
    await table().deliveries.settle(of, { version, totals: totalsOfDelivery(counts), residents: 0 }, counts);
    return counts;
  };

  describe('a part of a ledger', () => {
    test('is empty before anything was noted', async () => {
      expect(await table().deliveries.findLedger(key)).toEqual({ version: 0, entries: {} });
      expect(await table().deliveries.listCounts(alertId)).toEqual([]);
    });

    test('is kept whole, with its counts beside', async () => {
      await save(key, entries);
      expect(await table().deliveries.findLedger(key)).toEqual({ version: 1, entries });
      expect(await table().deliveries.listCounts(alertId)).toEqual([{ ...key, version: 1, counts: countsOf(entries) }]);
    });

    test('is read beside others, as far as they exist', async () => {
      const other = { ...key, channel: 'push' as const };
      await save(key, entries);
      await save(other, { abc: { fate: 'delivered' } });
      const found = await table().deliveries.findLedgers([key, other, { ...key, channel: 'email' as const }]);
      expect(found.map((each) => Object.keys(each.entries).length).toSorted()).toEqual([1, 3]);
    });

    test('is written by one of two at once', async () => {
      const before = await table().deliveries.findLedger(key);
      const write = () => table().deliveries.saveLedger(key, before, entries, countsOf(entries), at(0));
      const refusals = await Promise.all([refusalOf(write()), refusalOf(write())]);
      expect(refusals.toSorted()).toEqual(['changed-meanwhile', undefined]);
      expect((await table().deliveries.findLedger(key)).version).toBe(1);
    });

    test('is not written over from what it was before', async () => {
      const before = await table().deliveries.findLedger(key);
      await save(key, entries);
      await save(key, { abc: { fate: 'delivered' } });
      const late = table().deliveries.saveLedger(key, before, entries, countsOf(entries), at(0));
      expect(await refusalOf(late)).toBe('changed-meanwhile');
    });
  });

  test('counts are listed of every message, channel and part of one alert', async () => {
    const others = [
      { ...key, part: 'b' },
      { ...key, messageNumber: 12 },
      { ...key, channel: 'push' as const },
    ];
    const [another] = [alertOf(7)];
    for (const each of [key, ...others, { ...key, alertId: another.alertId }]) await save(each, entries);
    const listed = await table().deliveries.listCounts(alertId);
    expect(listed.map(({ messageNumber, channel, part }) => `${messageNumber} ${channel} ${part}`).toSorted()).toEqual(
      ['0 push a', '0 sms a', '0 sms b', '12 sms a'].toSorted(),
    );
  });

  describe('the totals of an alert', () => {
    test('are to be settled once counts changed, and then no more', async () => {
      await save(key, entries);
      await save({ ...key, part: 'b' }, entries);
      expect(await table().deliveries.listUnsettled(10)).toEqual([alertId]);
      await settle();
      expect(await table().deliveries.listUnsettled(10)).toEqual([]);
      const kept = await table().deliveries.findSettled(alertId);
      expect(kept?.version).toBe(2);
      expect(kept?.totals.sms).toEqual({
        delivered: 2,
        failed: 4,
        smsParts: 2,
        priceMicros: 290_000,
        delays: { 1200: 2 },
      });
    });

    test('stay to be settled when counts change while they are', async () => {
      await save(key, entries);
      const counts = await table().deliveries.listCounts(alertId);
      await save(key, { abc: { fate: 'delivered' } });
      await table().deliveries.settle(alertId, { version: 1, totals: totalsOfDelivery(counts), residents: 0 }, counts);
      expect(await table().deliveries.listUnsettled(10)).toEqual([alertId]);
      await settle();
      expect((await table().deliveries.findSettled(alertId))?.totals.sms).toMatchObject({ delivered: 1, failed: 0 });
    });

    test('never go back to what they were', async () => {
      await save(key, entries);
      const before = await table().deliveries.listCounts(alertId);
      await save(key, { abc: { fate: 'delivered' } });
      await settle();
      await table().deliveries.settle(alertId, { version: 1, totals: totalsOfDelivery(before), residents: 0 }, before);
      expect((await table().deliveries.findSettled(alertId))?.version).toBe(2);
    });

    test('are settled of as many alerts as asked', async () => {
      const alerts = [1, 2, 3].map((order) => alertOf(order));
      for (const [seconds, one] of alerts.entries()) await save({ ...key, alertId: one.alertId }, entries, seconds);
      expect(await table().deliveries.listUnsettled(2)).toEqual(alerts.slice(0, 2).map((one) => one.alertId));
    });
  });
});
