import { describe, expect, test } from '@jest/globals';
import { aCapTown, terms } from '../../support/a-cap-town.ts';
import { aSpecialCategory } from '../../support/a-special-category.ts';
import { lilas } from '../../support/an-official-town.ts';
import { squareAround } from '../../support/places.ts';

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ code, errors }) =>
      errors.length > 0 ? errors.map((one: { path: string; code: string }) => `${one.path}: ${one.code}`) : code,
  );

describe('a source of CAP alerts', () => {
  test('is set by either office, listed with what it is, and removed', async () => {
    const town = await aCapTown();
    await town.put();
    await town.put({ name: 'Préfecture' }, { sourceId: 'prefecture', by: 'police' });
    expect(await town.sources('police')).toEqual([
      { sourceId: 'meteo', ...terms(), setBy: 'town-hall' },
      { sourceId: 'prefecture', ...terms({ name: 'Préfecture' }), setBy: 'police' },
    ]);
    await town.remove();
    expect(await town.sources()).toHaveLength(1);
    expect(await codeOf(town.remove())).toBe('cap-source-not-found');
  });

  test('is for officers of the municipality alone', async () => {
    const town = await aCapTown();
    for (const by of ['active', 'referent', 'foreignTownHall', 'stranger'] as const) {
      expect(await codeOf(town.put({}, { by }))).toBe('officer-only');
      expect(await codeOf(town.sources(by))).toBe('officer-only');
      expect(await codeOf(town.remove('meteo', by))).toBe('officer-only');
    }
  });

  test('gives what officers may send to those they may send it to', async () => {
    const town = await aCapTown();
    const rule = (category: string) => ({ categories: [{ capCategory: 'Met' as const, category }] });
    expect(await codeOf(town.put(rule('tornado')))).toEqual(['categories.0.category: unknown-category']);
    expect(await codeOf(town.put(rule('police_notice')))).toBe('category-not-allowed');
    expect(await codeOf(town.put(rule('street_defect')))).toBe('category-not-for-neighbours');
    expect(await codeOf(town.put(rule('witness_appeal'), { by: 'police' }))).toEqual([
      'categories.0.category: not-for-sources',
    ]);
    expect(await codeOf(town.put({ audience: { communities: ['01JDB1H7K2C4D6E8F0G2H4J6ZZ'] } }))).toBe(
      'community-not-found',
    );
    expect(await codeOf(town.put({ audience: { communities: [lilas] } }))).toBe('done');
    const polygon = squareAround({ latitude: 47.2, longitude: -1.5 }, 0.5);
    expect(await codeOf(town.put({ area: { polygon } }))).toEqual(['area.polygon: area-too-large']);
    await town.communities.putSpecialCategory(aSpecialCategory());
    expect(await codeOf(town.put(rule('feu_de_landes')))).toBe('done');
  });

  test('is one of ten at the most', async () => {
    const town = await aCapTown();
    for (let nth = 0; nth < 10; nth += 1) await town.put({}, { sourceId: `source-${nth}` });
    expect(await codeOf(town.put({}, { sourceId: 'one-more' }))).toBe('too-many-cap-sources');
    expect(await codeOf(town.put({}, { sourceId: 'source-3' }))).toBe('done');
  });
});
