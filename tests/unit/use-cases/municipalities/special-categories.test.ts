import { beforeEach, describe, expect, test } from '@jest/globals';
import { listMunicipalCategories } from '../../../../lambdas/use-cases/municipalities/list-municipal-categories.ts';
import { putSpecialCategory } from '../../../../lambdas/use-cases/municipalities/put-special-category.ts';
import { retireCategory } from '../../../../lambdas/use-cases/municipalities/retire-category.ts';
import { aSpecialCategory } from '../../support/a-special-category.ts';
import { aTown, callerOf, type Town, theOperator } from '../../support/a-town.ts';
import { nantes, saintSebastien } from '../../support/places.ts';

const nothingElse = { query: undefined, headers: undefined, body: undefined, language: 'fr' } as const;
const { inseeCode, categoryId, ...description } = aSpecialCategory();
const theTownHall = callerOf('townHall');

let town: Town;
beforeEach(async () => {
  town = await aTown();
});

const put = (caller: ReturnType<typeof callerOf>, id = categoryId, differences: Partial<typeof description> = {}) =>
  putSpecialCategory(town)({
    ...nothingElse,
    params: { inseeCode, categoryId: id },
    body: { ...description, ...differences },
    caller,
  });
const retire = (caller: ReturnType<typeof callerOf>, id = categoryId) =>
  retireCategory(town)({ ...nothingElse, params: { inseeCode, categoryId: id }, caller });
const idsIn = async (code: string) => {
  const { items } = await listMunicipalCategories(town)({
    ...nothingElse,
    params: { inseeCode: code },
    caller: undefined,
  });
  return items.map((item) => item.categoryId);
};

const othersThanTheTownHall: [string, ReturnType<typeof callerOf>][] = [
  ['the operator', theOperator],
  ['the police', callerOf('police')],
  ['a referent', callerOf('referent')],
  ['a member', callerOf('active')],
  ['the town hall of another municipality', callerOf('foreignTownHall')],
  ['someone without a profile', callerOf('nobody')],
];

describe('a category of the municipality’s own', () => {
  test('is put by the town hall, and listed at once, in its municipality alone', async () => {
    expect(await put(theTownHall)).toMatchObject({ categoryId, ...description });
    expect(await idsIn(inseeCode)).toEqual([categoryId]);
    expect(await idsIn(nantes.inseeCode)).toEqual([]);
  });

  test('is listed by its label', async () => {
    await put(theTownHall, 'zone_inondable', { label: { fr: 'Zone inondable', en: 'Flood plain' } });
    await put(theTownHall, 'battue', { label: { fr: 'Écobuage', en: 'Controlled burning' } });
    await put(theTownHall);
    expect(await idsIn(inseeCode)).toEqual(['battue', categoryId, 'zone_inondable']);
  });

  test('put again is changed', async () => {
    await put(theTownHall);
    await put(theTownHall, categoryId, { level: 'vigilance' });
    expect(await town.communities.findSpecialCategory(inseeCode, categoryId)).toEqual(
      aSpecialCategory({ level: 'vigilance' }),
    );
  });

  test.each(['fire', 'special'])('cannot take the name of the built-in %s', async (builtIn) => {
    await expect(put(theTownHall, builtIn)).rejects.toMatchObject({ code: 'category-built-in' });
    expect(await idsIn(inseeCode)).toEqual([]);
  });

  test.each(othersThanTheTownHall)('is not put by %s', async (_, caller) => {
    await expect(put(caller)).rejects.toMatchObject({ code: 'own-town-hall-only' });
    expect(await idsIn(inseeCode)).toEqual([]);
  });
});

describe('a category that is retired', () => {
  beforeEach(async () => {
    await put(theTownHall);
  });

  test('is listed no more, and kept', async () => {
    await retire(theTownHall);
    expect(await idsIn(inseeCode)).toEqual([]);
    expect(await town.communities.findSpecialCategory(inseeCode, categoryId)).toEqual(
      aSpecialCategory({ retiredAt: town.clock().toISOString() }),
    );
  });

  test('comes back when it is put again', async () => {
    await retire(theTownHall);
    await put(theTownHall);
    expect(await idsIn(inseeCode)).toEqual([categoryId]);
  });

  test('existed first', async () => {
    await expect(retire(theTownHall, 'battue')).rejects.toMatchObject({ code: 'category-not-found' });
    await expect(retire(theTownHall, 'fire')).rejects.toMatchObject({ code: 'category-not-found' });
  });

  test.each(othersThanTheTownHall)('is not retired by %s', async (_, caller) => {
    await expect(retire(caller)).rejects.toMatchObject({ code: 'own-town-hall-only' });
    expect(await idsIn(inseeCode)).toEqual([categoryId]);
  });
});

test('a municipality that is not registered has no list', async () => {
  await expect(idsIn('75056')).rejects.toMatchObject({ code: 'municipality-not-found' });
  expect(await idsIn(saintSebastien.inseeCode)).toEqual([]);
});
