import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { selectMunicipalities } from '../../../tools/function-assets.ts';

const officialList: unknown = JSON.parse(
  readFileSync(require.resolve('@etalab/decoupage-administratif/data/communes.json'), 'utf8'),
);
const municipalities = selectMunicipalities(officialList);

test.each([
  ['44190', 'Saint-Sébastien-sur-Loire', '44230'],
  ['97411', 'Saint-Denis', '97400'],
  ['2A004', 'Ajaccio', '20000'],
])('%s is %s', (inseeCode, name, postcode) => {
  const found = municipalities.find(([code]) => code === inseeCode);
  expect(found?.[1]).toBe(name);
  expect(found?.[2]).toContain(postcode);
});

test('every present commune is there, and no former one', () => {
  expect(municipalities.length).toBeGreaterThan(34_000);
  const former = { code: '01015', nom: 'Arbignieu', type: 'commune-deleguee', codesPostaux: ['01300'] };
  expect(selectMunicipalities([former])).toEqual([]);
});

test('a list of another shape is refused', () => {
  expect(() => selectMunicipalities([{ code: 1 }])).toThrow();
});
