/** Two decisions at once end in one consistent state, whichever store keeps it; whoever comes second is told what happened. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import { aNeighbourhood, heldReport, idOf, type Neighbourhood, outcomeOf } from '../unit/support/a-neighbourhood.ts';
import { onBothVersions } from './alert-table.ts';

onBothVersions((table) => {
  let hood: Neighbourhood;

  beforeEach(async () => {
    hood = await aNeighbourhood({ table: table() });
  });

  /** Puts an alert there. @returns what to expect of it at the end: one chain of history, and each message told that came since */
  async function given(differences: Partial<Alert> = {}) {
    const before = await hood.given(differences);
    return async (alert: Alert): Promise<void> => {
      const { items, intact } = await hood.history('townHall');
      expect({ intact, count: items.length }).toEqual({ intact: true, count: alert.history.count });
      const said = alert.messages.slice(before.messages.length).map(({ number }) => number);
      expect((await hood.leaving()).toSorted()).toEqual(said);
    };
  }

  test('retract and resolve', async () => {
    const expectConsistent = await given();
    const outcomes = await Promise.all([
      outcomeOf(hood.tell('author', { kind: 'retracted' })),
      outcomeOf(hood.tell('police', { kind: 'resolved', outcome: 'Rien n’est pris.' })),
    ]);
    const alert = await hood.find();
    expect(outcomes).toEqual(alert.status === 'retracted' ? ['yes', 'alert-retracted'] : ['alert-resolved', 'yes']);
    expect(alert.messages.map(({ kind }) => kind)).toEqual(['alert', alert.status]);
    await expectConsistent(alert);
  });

  test('publish and refuse', async () => {
    const expectConsistent = await given(heldReport);
    const outcomes = await Promise.all([
      outcomeOf(hood.moderate('referent', 'publish')),
      outcomeOf(hood.moderate('townHall', 'refuse')),
    ]);
    const alert = await hood.find();
    expect(outcomes).toEqual(alert.status === 'published' ? ['yes', 'already-published'] : ['alert-refused', 'yes']);
    await expectConsistent(alert);
  });

  test('publish and retract before it', async () => {
    await hood.given(heldReport);
    const outcomes = await Promise.all([
      outcomeOf(hood.moderate('referent', 'publish')),
      outcomeOf(hood.tell('author', { kind: 'retracted' })),
    ]);
    const { status, messages } = await hood.find();
    // What was published first is retracted all the same: its neighbours are told both.
    expect(status).toBe('retracted');
    expect(outcomes).toEqual(messages.length === 2 ? ['yes', 'yes'] : ['not-held', 'yes']);
    expect(await hood.leaving()).toEqual(messages.length === 2 ? [0, 1] : []);
  });

  test('two take it in charge', async () => {
    const expectConsistent = await given();
    const outcomes = await Promise.all(
      (['police', 'townHall'] as const).map((who) => outcomeOf(hood.tell(who, { kind: 'taken-in-charge' }))),
    );
    expect(outcomes.toSorted()).toEqual(['already-taken-in-charge', 'yes']);
    await expectConsistent(await hood.find());
  });

  test('two hide it', async () => {
    const expectConsistent = await given();
    await hood.flag('neighbour');
    const outcomes = await Promise.all(
      (['police', 'townHall'] as const).map((who) => outcomeOf(hood.moderate(who, 'hide'))),
    );
    expect(outcomes.toSorted()).toEqual(['alert-hidden', 'yes']);
    expect((await hood.alerts.findRecord((await hood.find()).author.residentId)).upheld).toHaveLength(1);
    await expectConsistent(await hood.find());
  });

  test('two flags of different households', async () => {
    const expectConsistent = await given();
    await Promise.all([hood.flag('neighbour'), hood.flag('opposite')]);
    const alert = await hood.find();
    expect(alert.moderation).toMatchObject({ hidden: 'by-flags', flags: { length: 2 } });
    await expectConsistent(alert);
  });

  test('one neighbour says two things', async () => {
    const expectConsistent = await given();
    await Promise.all([hood.witness('neighbour', 'confirm'), hood.witness('neighbour', 'deny')]);
    const { witnesses, alertId } = await hood.find();
    const seen = await hood.alerts.findWitness(alertId, idOf('neighbour'));
    expect(witnesses).toEqual(seen === 'confirm' ? { confirm: 1, deny: 0 } : { confirm: 0, deny: 1 });
    await expectConsistent(await hood.find());
  });

  describe('fifty neighbours', () => {
    test('all get through as witnesses, and the history tells of each', async () => {
      const expectConsistent = await given();
      const neighbours = await Promise.all(Array.from({ length: 50 }, (_, order) => hood.newNeighbour(order)));
      await Promise.all(neighbours.map((who, order) => hood.witness(who, order % 5 === 0 ? 'deny' : 'confirm')));
      const alert = await hood.find();
      expect(alert.witnesses).toEqual({ confirm: 40, deny: 10 });
      await expectConsistent(alert);
    }, 20_000);

    test('do not keep the police from resolving it', async () => {
      const expectConsistent = await given();
      const neighbours = await Promise.all(Array.from({ length: 50 }, (_, order) => hood.newNeighbour(order)));
      const outcomes = await Promise.all([
        outcomeOf(hood.tell('police', { kind: 'resolved' })),
        ...neighbours.map((who) => outcomeOf(hood.witness(who, 'confirm'))),
      ]);
      expect(outcomes[0]).toBe('yes');
      const counted = outcomes.slice(1).filter((outcome) => outcome === 'yes');
      expect(outcomes.slice(1).filter((outcome) => outcome !== 'yes' && outcome !== 'alert-resolved')).toEqual([]);
      expect((await hood.find()).witnesses.confirm).toBe(counted.length);
      await expectConsistent(await hood.find());
    }, 20_000);
  });
});
