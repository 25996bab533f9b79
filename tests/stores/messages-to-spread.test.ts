import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import { withMessage } from '../../lambdas/domain/alerts/draft-alert.ts';
import { accept, alertOf, at, onBothVersions } from './alert-table.ts';

onBothVersions((table) => {
  const say = async (alert: Alert, seconds: number) => {
    const after = withMessage(alert, { kind: 'update', by: alert.author, text: 'bon à savoir' }, at(seconds));
    const saved = await table().alerts.save(alert, after, { history: [], spread: [after.messages.length - 1] });
    return saved.alert;
  };
  const due = (seconds: number, limit = 10) => table().postings.listDueToSpread('danger', at(seconds), limit);

  describe('a message that is to be spread', () => {
    test('is listed until its groups know of it, the first one first', async () => {
      const alert = alertOf(1);
      await accept(table(), alert, { spread: [0] });
      await say(await say(alert, 20), 40);
      expect(await table().postings.listUnspread(alert.alertId)).toEqual([0, 1, 2]);
      await table().postings.finishSpread(alert.alertId, 1);
      await table().postings.finishSpread(alert.alertId, 1);
      expect(await table().postings.listUnspread(alert.alertId)).toEqual([0, 2]);
    });

    test('is due to the sweeper after the stream had its time from when it was said', async () => {
      const alert = alertOf(1);
      await accept(table(), alert);
      await say(alert, 60);
      expect(await due(69)).toEqual([]);
      expect(await due(70)).toEqual([alert.alertId]);
      expect(await table().postings.listDueToSpread('vigilance', at(70), 10)).toEqual([]);
      await table().postings.finishSpread(alert.alertId, 1);
      expect(await due(70)).toEqual([]);
    });

    test('is no posting, and no posting is one', async () => {
      const [reported, held] = [alertOf(1), alertOf(2, { status: 'held' })];
      await accept(table(), reported);
      await accept(table(), held, { spread: [0] });
      expect(await table().postings.listPostings(held.alertId)).toEqual([]);
      expect(await table().postings.listDue('danger', at(100), 10)).toMatchObject([{ alertId: reported.alertId }]);
      expect(await due(100)).toEqual([held.alertId]);
    });
  });

  test('an alert with many messages to spread hides no other', async () => {
    const [talkative, quiet] = [alertOf(1), alertOf(2)];
    for (const alert of [talkative, quiet]) await accept(table(), alert);
    let said = talkative;
    for (let second = 1; second <= 12; second += 1) said = await say(said, second);
    await say(quiet, 60);
    expect(await due(100, 2)).toEqual([talkative.alertId, quiet.alertId]);
  });

  test('alerts with messages to spread are each listed once, the longest due first, as many as asked', async () => {
    const alerts = [1, 2, 3].map((order) => alertOf(order));
    for (const alert of alerts) await accept(table(), alert);
    const [first = alertOf(1), second = alertOf(2), third = alertOf(3)] = alerts;
    await say(third, 10);
    await say(await say(first, 20), 21);
    await say(second, 30);
    expect(await due(100)).toEqual([third.alertId, first.alertId, second.alertId]);
    expect(await due(100, 1)).toEqual([third.alertId]);
  });
});
