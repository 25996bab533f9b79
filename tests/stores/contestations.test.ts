import { describe, expect, test } from '@jest/globals';
import { encodeTime } from 'ulid';
import { answered } from '../../lambdas/domain/contestations/answering.ts';
import type { Contestation } from '../../lambdas/domain/contestations/contestation.ts';
import { erased } from '../../lambdas/domain/contestations/contestation-life.ts';
import { aContestation, contestedAt, daysLater } from '../unit/support/a-contestation.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { sophie } from '../unit/support/an-official-alert.ts';
import { accept, onBothVersions, refusalOf, since } from './alert-table.ts';

const contestation = aContestation();
const { inseeCode, contestationId } = contestation;
const from = (digest: string) => ({ origins: [{ digest, most: 5 }] });
const contesting = { ...from('a1'), mostForMunicipality: 6 };

/** The n-th of that minute. */
const nth = (order: number, differences: Partial<Contestation> = {}): Contestation =>
  aContestation({
    contestationId: `${encodeTime(contestedAt.getTime() + order)}${'0'.repeat(16)}`,
    ...differences,
  });

function theAnswerTo(one: Contestation, now = daysLater(1)): Contestation {
  const after = answered(one, { decision: 'upheld', reasons: 'C’était une erreur.' }, sophie, now);
  if (!after) throw new Error('it was answered already');
  return after;
}

onBothVersions((table) => {
  const receive = (one: Contestation | undefined, as: Partial<typeof contesting> = {}, now = contestedAt) =>
    table().contestations.receive({ ...contesting, ...as }, one, now);
  const receiveMany = async (orders: readonly number[], differences: Partial<Contestation> = {}) => {
    for (const order of orders) await receive(nth(order, differences), from(`of ${order}`));
  };
  const range = (count: number) => Array.from({ length: count }, (_, order) => order);

  describe('a contestation', () => {
    test('is kept as it came', async () => {
      const { contestations } = table();
      expect(await contestations.find(contestationId)).toBeUndefined();
      await receive(contestation);
      expect(await contestations.find(contestationId)).toEqual(contestation);
    });

    test('is saved under its version', async () => {
      const { contestations } = table();
      await receive(contestation);
      const saved = await contestations.save(contestation, theAnswerTo(contestation));
      expect(saved).toEqual({ ...theAnswerTo(contestation), version: 2 });
      expect(await contestations.find(contestationId)).toEqual(saved);
      expect(await refusalOf(contestations.save(contestation, contestation))).toBe('changed-meanwhile');
    });

    test('is answered in one step with the alert’s history, or not at all', async () => {
      const { alerts, contestations } = table();
      const { alert } = await accept(table(), anAlert());
      await receive(contestation);
      const change = { before: contestation, after: theAnswerTo(contestation) };
      await alerts.save(alert, alert, { history: [], contestation: change });
      expect(await contestations.find(contestationId)).toMatchObject({ version: 2, answer: { decision: 'upheld' } });
      const again = alerts.save(
        { ...alert, version: 2 },
        { ...alert, version: 2 },
        { history: [], contestation: change },
      );
      expect(await refusalOf(again)).toBe('changed-meanwhile');
      expect((await alerts.find(alert.alertId))?.version).toBe(2);
    });

    test('outlives its alert, and is gone a year after it came', async () => {
      const { contestations, clock } = table();
      await receive(contestation);
      clock.now = daysLater(364);
      expect(await contestations.find(contestationId)).toBeDefined();
      clock.now = daysLater(365);
      expect(await contestations.find(contestationId)).toBeUndefined();
      expect(await contestations.list(inseeCode, { limit: 10, since })).toEqual({ contestations: [] });
    });
  });

  describe('the contestations of a municipality', () => {
    test('are listed newest first, page by page, and not those of another', async () => {
      const { contestations } = table();
      await receiveMany([1, 2, 3]);
      await receive(nth(4, { inseeCode: '44109' }));
      const first = await contestations.list(inseeCode, { limit: 2, since });
      expect(first.contestations).toEqual([nth(3), nth(2)]);
      const { next = '' } = first;
      expect((await contestations.list(inseeCode, { limit: 2, since, before: next })).contestations).toEqual([nth(1)]);
    });

    test('are not among its alerts', async () => {
      await receive(contestation);
      const page = { limit: 10, since, now: contestedAt.toISOString() };
      expect(await table().alerts.listMunicipal(inseeCode, page)).toEqual({ alerts: [] });
    });
  });

  describe('what is due', () => {
    const due = async (now: Date) => (await table().contestations.listDue(now, 10)).map((one) => one.contestationId);

    test('is the answer to send, then the contact to erase, then nothing', async () => {
      const { contestations } = table();
      await receive(contestation);
      expect(await due(daysLater(179))).toEqual([]);
      const waiting = await contestations.save(contestation, theAnswerTo(contestation));
      expect(await due(daysLater(1))).toEqual([contestationId]);
      const sent = { ...waiting, answer: { ...theAnswerTo(contestation).answer, sending: 'sent' } } as Contestation;
      const saved = await contestations.save(waiting, sent);
      expect(await due(daysLater(30))).toEqual([]);
      expect(await due(daysLater(31))).toEqual([contestationId]);
      const gone = await contestations.save(saved, erased(saved));
      expect(await due(daysLater(400))).toEqual([]);
      expect(await contestations.find(contestationId)).toEqual(gone);
      expect(JSON.stringify(gone)).not.toContain('example.org');
    });

    test('comes the longest due first, as many as asked', async () => {
      await receiveMany([3, 1, 2]);
      const found = await table().contestations.listDue(daysLater(181), 10);
      expect(found).toHaveLength(3);
      expect(await table().contestations.listDue(daysLater(181), 2)).toHaveLength(2);
    });
  });

  describe('what one address may write', () => {
    test('is five a day, whether there is such an alert or not', async () => {
      for (const order of range(3)) await receive(nth(order));
      for (const _ of range(2)) await receive(undefined);
      expect(await refusalOf(receive(undefined))).toBe('too-many-contestations');
      expect(await refusalOf(receive(nth(9)))).toBe('too-many-contestations');
      expect(await table().contestations.find(nth(9).contestationId)).toBeUndefined();
      await expect(receive(nth(9), from('another'))).resolves.toBeUndefined();
    });

    test('is counted with the rest of its site', async () => {
      const ofSite = (digest: string) => ({
        origins: [
          { digest, most: 5 },
          { digest: 'site', most: 2 },
        ],
      });
      for (const order of range(2)) await receive(undefined, ofSite(`network ${order}`));
      expect(await refusalOf(receive(nth(9), ofSite('network 9')))).toBe('too-many-contestations');
      await expect(receive(nth(9), from('network 9'))).resolves.toBeUndefined();
    });

    test('is five again the next day', async () => {
      for (const _ of range(5)) await receive(undefined);
      await expect(receive(contestation, {}, daysLater(1))).resolves.toBeUndefined();
    });

    test('is no more when all are sent at the same moment', async () => {
      const codes = await Promise.all(range(12).map((order) => refusalOf(receive(nth(order)))));
      expect(codes.filter((code) => code === undefined)).toHaveLength(5);
      expect((await table().contestations.list(inseeCode, { limit: 20, since })).contestations).toHaveLength(5);
    });
  });

  test('a municipality takes so many a day from everyone together', async () => {
    await receiveMany(range(6));
    expect(await refusalOf(receive(nth(200), from('new')))).toBe('too-many-contestations');
    await expect(receive(nth(200, { inseeCode: '44109' }), from('new'))).resolves.toBeUndefined();
  });

  test('everybody is counted with the same salt on a day, and with another one on the next', async () => {
    const { contestations } = table();
    const salts = await Promise.all([1, 2, 3].map(() => contestations.saltOf('2026-11-22')));
    expect(new Set(salts).size).toBe(1);
    expect(await contestations.saltOf('2026-11-23')).not.toBe(salts[0]);
    expect(await contestations.saltOf('2026-11-22')).toBe(salts[0]);
  });
});
