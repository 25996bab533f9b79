import { describe, expect, test } from '@jest/globals';
import { police } from '../../support/a-notice.ts';
import { givenSpreading, quarters } from '../../support/given-spreading.ts';
import { reportEffects } from '../../support/report-effects.ts';

const messagesOf = (told: readonly string[]) => told.map((one) => one.split(' ')[1]);

describe('the sweeper', () => {
  test('leaves the stream its time', async () => {
    const town = givenSpreading();
    await town.accept('Crue');
    town.later(9);
    await town.sweep();
    expect(town.told()).toEqual([]);
    town.later(1);
    expect((await town.sweep()).outcomes.published).toBe(3);
  });

  test('sends out all that waits in one run, however much, each once', async () => {
    const town = givenSpreading(quarters(500));
    await town.accept('Crue');
    town.later(60);
    expect((await town.sweep()).outcomes.published).toBe(500);
    expect(new Set(town.told()).size).toBe(500);
    expect(town.told()).toHaveLength(500);
    expect((await town.sweep()).outcomes.published).toBe(0);
  });

  test('takes the gravest first, whatever waited longest', async () => {
    const town = givenSpreading(quarters(2), { chunkSize: 1 });
    for (const level of ['information', 'vigilance', 'danger'] as const) {
      await town.accept(level, { level });
      town.later(1);
    }
    town.later(60);
    await town.sweep();
    expect(messagesOf(town.told())).toEqual(
      ['danger', 'vigilance', 'information'].flatMap((level) => [`${level}.0`, `${level}.0`]),
    );
  });

  test('tells how long what was said last had waited, not how old its alert is', async () => {
    const town = givenSpreading();
    const alert = await town.accept('Crue');
    await town.spread(alert.alertId);
    town.later(3600);
    await town.say(alert, { kind: 'update', text: 'Suite.' });
    town.later(70);
    expect((await town.sweep()).oldestPendingSeconds).toBe(70);
    expect((await town.sweep()).oldestPendingSeconds).toBe(0);
  });

  test('tells that what it cannot read waits since its alert was reported', async () => {
    const town = givenSpreading(quarters(1));
    await town.accept('Crue');
    town.later(300);
    const claim = async () => Promise.reject(new Error('it cannot be read'));
    const { faults, oldestPendingSeconds } = await town.sweep({ postings: { claim } });
    expect([faults.length, oldestPendingSeconds]).toEqual([1, 300]);
  });

  test('tries what SNS refuses once a run, later and later', async () => {
    const town = givenSpreading(quarters(1));
    const { alertId } = await town.accept('Crue', { level: 'information' });
    town.topics.refusing.add('information');
    await town.spread(alertId);
    town.later(4);
    expect((await town.sweep()).outcomes).toMatchObject({ postponed: 0, published: 0 });
    town.later(1);
    expect((await town.sweep()).outcomes).toMatchObject({ postponed: 1 });
    town.later(9);
    expect((await town.sweep()).outcomes).toMatchObject({ postponed: 0, published: 0 });
    town.topics.refusing.clear();
    town.later(1);
    expect((await town.sweep()).outcomes).toMatchObject({ published: 1 });
  });

  test('is not stopped by many that come to no outcome', async () => {
    const town = givenSpreading(quarters(30), { chunkSize: 5 });
    await town.accept('Crue');
    town.later(60);
    const unreadable = new Set(town.roster.slice(0, 20).map(({ communityId }) => communityId));
    const claim = async (...[key, ...rest]: Parameters<typeof town.postings.claim>) => {
      if (unreadable.has(key.groupId)) throw new Error('it cannot be read');
      return town.postings.claim(key, ...rest);
    };
    const { outcomes, faults } = await town.sweep({ postings: { claim } });
    expect([outcomes.published, faults.length]).toEqual([10, 20]);
  });

  test('is not blinded by an alert that always fails, however much was said of it', async () => {
    const town = givenSpreading(quarters(1));
    let broken = await town.accept('Crue');
    for (let times = 0; times < 12; times += 1) broken = await town.say(broken, { kind: 'update', text: 'Suite.' });
    town.later(1);
    const other = await town.accept('Feu');
    town.later(60);
    const enlist = async (...[posting, ...rest]: Parameters<typeof town.postings.enlist>) => {
      if (posting.alertId === broken.alertId) throw new Error('it cannot be written');
      return town.postings.enlist(posting, ...rest);
    };
    const { faults, outcomes } = await town.sweep({ postings: { enlist } });
    expect([faults.length, outcomes.published]).toEqual([1, 1]);
    expect(messagesOf(town.told())).toEqual(['Feu.0']);
    expect(await town.postings.listUnspread(other.alertId)).toEqual([]);
  });

  test('does not count as pending what waits for moderators', async () => {
    const town = givenSpreading(quarters(1));
    const alert = await town.accept('Crue', { moderation: { screening: [], flags: [], hidden: 'by-flags' } });
    town.later(600);
    const waiting = await town.sweep();
    expect([waiting.outcomes.waiting, waiting.oldestPendingSeconds]).toEqual([1, 0]);
    const at = town.clock().toISOString();
    const decision = { decision: 'restore', reason: 'Elle est juste.', at, by: police } as const;
    const moderation = { screening: [], flags: [], decision };
    await town.alerts.save(alert, { ...alert, moderation }, { history: [] });
    town.later(60);
    const restored = await town.sweep();
    expect([restored.outcomes.published, restored.oldestPendingSeconds]).toEqual([1, 60]);
  });

  test('erases the number plates whose time has come, though something else fails', async () => {
    const town = givenSpreading(quarters(1));
    const erasedAt = new Date(town.clock().getTime() + 72 * 3_600_000).toISOString();
    const alert = await town.accept('Crue');
    const plated = { ...alert, alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AC' };
    const plate = { alertId: plated.alertId, ciphertext: 'AAAA', erasedAt };
    await town.alerts.accept(plated, { ...reportEffects(plated), plate });
    await town.sweep();
    expect(await town.alerts.findPlate(plated.alertId)).toEqual(plate);
    town.later(72 * 3600);
    await town.sweep({ postings: { claim: async () => Promise.reject(new Error('it cannot be read')) } });
    expect(await town.alerts.findPlate(plated.alertId)).toBeUndefined();
  });
});
