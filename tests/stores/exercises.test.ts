import { describe, expect, test } from '@jest/globals';
import { newExercises, withHeld } from '../../lambdas/domain/exercises/exercise-record.ts';
import { accept, alertOf, at, onBothVersions, refusalOf } from './alert-table.ts';

const lilas = '01JDB1H7K2C4D6E8F0G2H4J6K8';
const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';

onBothVersions((table) => {
  const recordOf = async (communityId: string) => {
    const [record] = await table().alerts.findExercises([communityId]);
    if (!record) throw new Error('no record');
    return record;
  };

  describe('the exercises of a community', () => {
    test('are none before the first', async () => {
      expect(await table().alerts.findExercises([lilas, chenes])).toEqual([newExercises(lilas), newExercises(chenes)]);
      expect(await table().alerts.findExercises([])).toEqual([]);
    });

    test('are kept with the alert, each community’s by itself, in the order asked', async () => {
      await accept(table(), alertOf(1), { exercises: withHeld(await recordOf(lilas), at(1), '2026-12') });
      const held = { communityId: lilas, version: 1, lastAt: at(1).toISOString(), lastMonth: '2026-12' };
      expect(await table().alerts.findExercises([chenes, lilas])).toEqual([newExercises(chenes), held]);
      await accept(table(), alertOf(2), { exercises: withHeld(held, at(2)) });
      expect(await recordOf(lilas)).toEqual({ ...held, version: 2, lastAt: at(2).toISOString() });
    });

    test.each([0, 1])('of two alerts that read the same of them, %i before, one is accepted', async (before) => {
      if (before > 0) await accept(table(), alertOf(1), { exercises: withHeld(await recordOf(lilas), at(1)) });
      const exercises = withHeld(await recordOf(lilas), at(2), '2026-12');
      await accept(table(), alertOf(2), { exercises });
      expect(await refusalOf(accept(table(), alertOf(3), { exercises }))).toBe('changed-meanwhile');
      expect(await table().alerts.find(alertOf(3).alertId)).toBeUndefined();
      expect(await recordOf(lilas)).toMatchObject({ version: before + 1, lastMonth: '2026-12' });
    });

    test('are no obstacle to what is real', async () => {
      await accept(table(), alertOf(1), { exercises: withHeld(await recordOf(lilas), at(1)) });
      expect(await accept(table(), alertOf(2))).toMatchObject({ messageNumber: 0 });
    });
  });
});
