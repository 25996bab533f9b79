import { beforeEach, describe, expect, test } from '@jest/globals';
import { withMessage } from '../../lambdas/domain/alerts/draft-alert.ts';
import { appendHistory } from '../../lambdas/domain/alerts/history.ts';
import { newRecord } from '../../lambdas/domain/reporting/reporter-record.ts';
import type { SaveEffects } from '../../lambdas/stores/alerts/alerts.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { accept, at, onBothVersions, refusalOf } from './alert-table.ts';

const reported = anAlert();
const { alertId, author } = reported;
const neighbour = '02BBBBBBBBBBBBBBBBBBBBBBBB';

/** The reported alert as somebody's decision leaves it, with what is written beside it. */
function change(kind: 'resolved' | 'retracted', by = author.residentId) {
  const said = withMessage({ ...reported, status: kind }, { kind, by: author, text: kind }, at(60));
  const event = { actor: { residentId: by, kind: author.kind }, action: kind, details: { number: 1 } };
  const { history, entries } = appendHistory(reported.history, [event], at(60));
  const effects: SaveEffects = { history: entries, spread: [1] };
  return { after: { ...said, history }, effects };
}

onBothVersions((table) => {
  beforeEach(() => accept(table(), reported, { history: [] }));

  const save = (kind: 'resolved' | 'retracted', differences: Partial<SaveEffects> = {}) => {
    const { after, effects } = change(kind);
    return table().alerts.save(reported, after, { ...effects, ...differences }, 1);
  };

  describe('a saved alert', () => {
    test('is one version on, with its history and the message that is to be spread', async () => {
      const { after, effects } = change('resolved');
      const saved = await table().alerts.save(reported, after, effects, 1);
      expect(saved).toEqual({ alert: { ...after, version: 2 }, messageNumber: 1 });
      expect(await table().alerts.find(alertId)).toEqual(saved.alert);
      expect(await table().alerts.listHistory(alertId)).toEqual(effects.history);
      expect(await table().postings.listUnspread(alertId)).toEqual([1]);
    });

    test('needs nothing beside it', async () => {
      const { alert, messageNumber } = await table().alerts.save(reported, reported, { history: [] });
      expect({ version: alert.version, messageNumber }).toEqual({ version: 2, messageNumber: 0 });
    });

    test('lists its history from the first entry to the last, beyond the ninth', async () => {
      const events = Array.from({ length: 12 }, (_, order) => ({
        actor: { residentId: neighbour, kind: 'resident' as const },
        action: 'witnessed',
        details: { order, nested: { of: ['text', 1, true] } },
      }));
      const { history, entries } = appendHistory(reported.history, events, at(1));
      await table().alerts.save(reported, { ...reported, history }, { history: entries });
      expect(await table().alerts.listHistory(alertId)).toEqual(entries);
    });
  });

  describe('of two decisions at once', () => {
    test('one is saved, and nothing of the other', async () => {
      const kinds = ['resolved', 'retracted'] as const;
      const refusals = await Promise.all(kinds.map((kind) => refusalOf(save(kind))));
      expect(refusals.toSorted()).toEqual(['changed-meanwhile', undefined]);
      const winner = kinds[refusals.indexOf(undefined)];
      const stored = await table().alerts.find(alertId);
      expect(stored).toMatchObject({ version: 2, status: winner, messages: [{ number: 0 }, { text: winner }] });
      expect(await table().alerts.listHistory(alertId)).toMatchObject([{ action: winner }]);
      expect(await table().postings.listUnspread(alertId)).toEqual([1]);
    });

    test('the later one, on what was read before, is refused with all that goes with it', async () => {
      await save('resolved');
      const record = { ...newRecord(neighbour), total: 1 };
      const witness = { residentId: neighbour, after: 'confirm' } as const;
      expect(await refusalOf(save('retracted', { record, witness }))).toBe('changed-meanwhile');
      expect(await table().alerts.findWitness(alertId, neighbour)).toBeUndefined();
      expect(await table().alerts.findRecord(neighbour)).toEqual(newRecord(neighbour));
    });
  });

  test('an alert that was read before another save is not saved, not even with nothing beside it', async () => {
    await save('resolved');
    expect(await refusalOf(table().alerts.save(reported, reported, { history: [] }))).toBe('changed-meanwhile');
    expect(await table().alerts.find(alertId)).toMatchObject({ version: 2, status: 'resolved' });
  });

  test('an alert that does not exist is not saved', async () => {
    const unknown = anAlert({ alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AC' });
    expect(await refusalOf(table().alerts.save(unknown, unknown, { history: [] }))).toBe('changed-meanwhile');
    expect(await table().alerts.find(unknown.alertId)).toBeUndefined();
  });

  describe('a request that is repeated with its key', () => {
    const idempotency = { residentId: neighbour, key: 'key', digest: 'digest' };

    test('comes to what it came to first, whatever was saved since', async () => {
      const first = await save('resolved', { idempotency });
      await table().alerts.save(first.alert, { ...first.alert, status: 'published' }, { history: [] });
      expect(await save('resolved', { idempotency })).toEqual(first);
      expect(await table().alerts.findAccepted(idempotency)).toEqual(first);
      expect(await table().alerts.find(alertId)).toMatchObject({ version: 3 });
    });

    test('at once with itself is carried out once', async () => {
      const [one, other] = await Promise.all([save('resolved', { idempotency }), save('resolved', { idempotency })]);
      expect(one).toEqual(other);
      expect(await table().alerts.listHistory(alertId)).toHaveLength(1);
    });

    test('keeps its key from another one', async () => {
      await save('resolved', { idempotency });
      const other = save('retracted', { idempotency: { ...idempotency, digest: 'another' } });
      expect(await refusalOf(other)).toBe('idempotency-key-reused');
    });
  });

  describe('a witness', () => {
    const witness = { residentId: neighbour, after: 'confirm' } as const;

    test('is heard, and may say something else', async () => {
      expect(await table().alerts.findWitness(alertId, neighbour)).toBeUndefined();
      const { alert } = await save('resolved', { witness });
      expect(await table().alerts.findWitness(alertId, neighbour)).toBe('confirm');
      const changed = { ...witness, before: 'confirm', after: 'deny' } as const;
      await table().alerts.save(alert, alert, { history: [], witness: changed });
      expect(await table().alerts.findWitness(alertId, neighbour)).toBe('deny');
      expect(await table().alerts.findWitness(alertId, author.residentId)).toBeUndefined();
    });

    test('who said so meanwhile is not counted again', async () => {
      const { alert } = await save('resolved', { witness });
      const again = (before?: 'deny') =>
        table().alerts.save(alert, alert, { history: [], witness: { ...witness, ...(before ? { before } : {}) } });
      expect(await refusalOf(again())).toBe('changed-meanwhile');
      expect(await refusalOf(again('deny'))).toBe('changed-meanwhile');
      expect(await table().alerts.find(alertId)).toMatchObject({ version: 2 });
    });
  });

  test('the record of its author is saved under the version that was read', async () => {
    const record = { ...newRecord(author.residentId), upheld: [{ alertId, at: reported.reportedAt }] };
    const { alert } = await save('resolved', { record });
    expect(await table().alerts.findRecord(author.residentId)).toEqual({ ...record, version: 1 });
    const stale = table().alerts.save(alert, alert, { history: [], record });
    expect(await refusalOf(stale)).toBe('changed-meanwhile');
    expect(await table().alerts.find(alertId)).toMatchObject({ version: 2 });
  });

  test('an entry of its history is never written over', async () => {
    const { alert } = await save('resolved');
    const { effects } = change('retracted', neighbour);
    expect(await refusalOf(table().alerts.save(alert, alert, { history: effects.history }))).toBe('changed-meanwhile');
    expect(await table().alerts.listHistory(alertId)).toMatchObject([{ action: 'resolved' }]);
  });
});
