import { describe, expect, test } from '@jest/globals';
import type { Alert, Message, Moderation } from '../../lambdas/domain/alerts/alert.ts';
import { newRecord } from '../../lambdas/domain/reporting/reporter-record.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { accept, alertOf, onBothVersions, refusalOf, since } from './alert-table.ts';

/** An alert with every field there is: `Required` makes a new field fail here until the store keeps it. */
function everything(): Required<Alert> {
  const { author, addressees, origin = { communityId: '', name: '' }, ...rest } = anAlert();
  const by = { ...author, kind: 'police' as const };
  const message: Required<Message> = {
    number: 1,
    kind: 'resolved',
    at: '2026-11-22T20:40:00.000Z',
    by,
    text: 'C’est fini.',
    outcome: 'Deux interpellations.',
    certainty: 'observed',
    to: { communityIds: [origin.communityId], allCommunities: true, referents: true },
  };
  const moderation: Required<Moderation> = {
    open: { reasons: ['flagged', 'appealed'], since: message.at, communityId: origin.communityId },
    screening: ['insult', 'number-plate'],
    original: { description: 'ce qui était écrit', place: 'là', vehicle: { type: 'fourgon AA-123-AA' } },
    flags: [
      { residentId: by.residentId, household: 'abc', reason: 'other', detail: 'ce n’est pas vrai', at: message.at },
    ],
    hidden: 'by-flags',
    decision: { decision: 'hide', reason: 'à vérifier', at: message.at, by: { residentId: 'r', kind: 'town-hall' } },
    appeal: { statement: 'je l’ai vu', at: message.at },
  };
  return {
    ...rest,
    exercise: true,
    author,
    origin,
    addressees,
    place: { description: 'rue des Lilas', latitude: 47.2, longitude: -1.5 },
    vehicle: { type: 'fourgon', colour: 'blanc', make: 'Renault' },
    caseNumber: '2026/1234',
    messages: [...rest.messages, message],
    awaits: { what: 'forwarding', by, at: message.at, to: addressees, livesMs: 3_600_000 },
    confirmedBy: { residentId: by.residentId, kind: 'police' },
    moderation,
  };
}

onBothVersions((table) => {
  describe('an accepted alert', () => {
    test('is read back whole', async () => {
      await accept(table(), everything());
      expect(await table().alerts.find(everything().alertId)).toEqual(everything());
      expect(await table().alerts.find(alertOf(7).alertId)).toBeUndefined();
    });

    test('is written with the entry of its history', async () => {
      const alert = alertOf(1);
      const { history } = reportEffects(alert);
      await accept(table(), alert, { history });
      expect(await table().alerts.listHistory(alert.alertId)).toEqual(history);
    });

    test('for five hundred communities is read back whole', async () => {
      const communityIds = Array.from({ length: 500 }, (_, order) => alertOf(order).alertId);
      const alert = alertOf(1, { addressees: { communityIds, allCommunities: false, referents: true } });
      await accept(table(), alert);
      expect(await table().alerts.find(alert.alertId)).toEqual(alert);
    });

    test('is not accepted again, not even without a key', async () => {
      const { idempotency: _, ...effects } = reportEffects(alertOf(1));
      await accept(table(), alertOf(1));
      const again = table().alerts.accept({ ...alertOf(1), description: 'autre chose' }, effects);
      expect(await refusalOf(again)).toBe('changed-meanwhile');
      expect(await table().alerts.find(alertOf(1).alertId)).toEqual(alertOf(1));
    });

    test('is found among others, in one reading', async () => {
      const [one, other] = [alertOf(1), alertOf(2)];
      await accept(table(), one);
      await accept(table(), other);
      const found = await table().alerts.findAll([one, other, alertOf(3), one].map(({ alertId }) => alertId));
      expect(found.toSorted((a, b) => (a.alertId < b.alertId ? -1 : 1))).toEqual([one, other]);
      expect(await table().alerts.findAll([])).toEqual([]);
    });
  });

  describe('a request', () => {
    test('repeated with its key comes to the alert first accepted', async () => {
      const first = alertOf(1);
      const accepted = await accept(table(), first);
      const { idempotency } = reportEffects(first);
      expect(accepted).toEqual({ alert: first, messageNumber: 0 });
      expect(await accept(table(), alertOf(2), { ...(idempotency ? { idempotency } : {}) })).toEqual(accepted);
      expect(await table().alerts.find(alertOf(2).alertId)).toBeUndefined();
    });

    test('keeps its key from any other request', async () => {
      const first = alertOf(1);
      await accept(table(), first);
      const idempotency = { residentId: first.author.residentId, key: first.alertId, digest: 'another' };
      expect(await refusalOf(accept(table(), alertOf(2), { idempotency }))).toBe('idempotency-key-reused');
      expect(await refusalOf(table().alerts.findAccepted(idempotency))).toBe('idempotency-key-reused');
    });

    test('does not keep its key from another resident', async () => {
      const first = alertOf(1);
      await accept(table(), first);
      const author = { ...first.author, residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB' };
      const other = alertOf(2, { author });
      const idempotency = { residentId: author.residentId, key: first.alertId, digest: 'digest' };
      expect((await accept(table(), other, { idempotency })).alert).toEqual(other);
    });

    test('is carried out once, however many with its key come at once', async () => {
      const first = alertOf(0);
      await accept(table(), alertOf(50));
      const { idempotency } = reportEffects(first);
      const effects = idempotency ? { idempotency } : {};
      const accepted = await Promise.all(
        Array.from({ length: 30 }, (_, order) =>
          table().alerts.accept(alertOf(order), reportEffects(alertOf(order), effects)),
        ),
      );
      expect(new Set(accepted.map(({ alert }) => alert.alertId)).size).toBe(1);
      const feed = await table().alerts.listFeed(first.origin?.communityId ?? '', { limit: 100, since });
      expect(feed.alertIds).toHaveLength(2);
    });

    test('is found again, whatever became of its author’s rights', async () => {
      const first = alertOf(1);
      const accepted = await accept(table(), first);
      const resident = await table().residents.load(first.author.residentId);
      if (resident) await table().residents.save(resident, { ...resident, memberships: [] });
      const request = { residentId: first.author.residentId, key: first.alertId, digest: 'digest' };
      expect(await table().alerts.findAccepted(request)).toEqual(accepted);
      expect(await table().alerts.findAccepted({ ...request, key: alertOf(2).alertId })).toBeUndefined();
    });
  });

  describe('the record of a reporter', () => {
    const { residentId } = alertOf(0).author;
    const first = { ...newRecord(residentId), total: 1, broadcasts: [{ at: alertOf(0).reportedAt, danger: true }] };

    test('is new until they send something, then as it was written, one version on', async () => {
      expect(await table().alerts.findRecord(residentId)).toEqual(newRecord(residentId));
      await accept(table(), alertOf(0), { record: first });
      expect(await table().alerts.findRecord(residentId)).toEqual({ ...first, version: 1 });
      const upheld = [{ alertId: alertOf(0).alertId, at: alertOf(0).reportedAt }];
      await accept(table(), alertOf(1), { record: { ...first, version: 1, total: 2, upheld } });
      expect(await table().alerts.findRecord(residentId)).toMatchObject({ version: 2, total: 2, upheld });
    });

    test('lets one of two reports at once through: a limit is never passed', async () => {
      await accept(table(), alertOf(0), { record: first });
      const record = { ...first, version: 1, total: 2 };
      const sent = [1, 2].map((order) => refusalOf(accept(table(), alertOf(order), { record })));
      expect((await Promise.all(sent)).toSorted()).toEqual(['changed-meanwhile', undefined]);
      expect(await table().alerts.findAll([alertOf(1).alertId, alertOf(2).alertId])).toHaveLength(1);
    });

    test('lets one of two first reports at once through', async () => {
      await accept(table(), alertOf(0));
      const sent = [1, 2].map((order) => refusalOf(accept(table(), alertOf(order), { record: first })));
      expect((await Promise.all(sent)).toSorted()).toEqual(['changed-meanwhile', undefined]);
    });
  });
});
