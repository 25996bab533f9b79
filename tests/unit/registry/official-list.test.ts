import { expect, test } from '@jest/globals';
import { officialList } from '../../../lambdas/registry/official-list.ts';

const text = ['["44190","Saint-Sébastien-sur-Loire",["44230"]]', '["2A004","Ajaccio",["20000","20090"]]'].join('\n');

test('the official list gives a municipality by its code', async () => {
  const find = officialList(async () => text);
  expect(await find('2A004')).toEqual({ inseeCode: '2A004', name: 'Ajaccio', postcodes: ['20000', '20090'] });
  expect(await find('44190')).toEqual({ inseeCode: '44190', name: 'Saint-Sébastien-sur-Loire', postcodes: ['44230'] });
  expect(await find('99999')).toBeUndefined();
  expect(await find('44230')).toBeUndefined();
  expect(await find('constructor')).toBeUndefined();
});

test('it is read once, at the first question', async () => {
  let reads = 0;
  const find = officialList(async () => {
    reads += 1;
    return text;
  });
  expect(reads).toBe(0);
  await Promise.all([find('44190'), find('44190')]);
  await find('2A004');
  expect(reads).toBe(1);
});
