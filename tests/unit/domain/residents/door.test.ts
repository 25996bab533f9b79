import { expect, test } from '@jest/globals';
import { doorOf } from '../../../../lambdas/domain/residents/door.ts';

test.each([
  '3, rue des Lilas',
  '3 RUE  DES LILAS',
  '3 r. des Lilas',
  '3 rue des Lilas, appt 1',
  '3 rue des Lilas appartement 12 B',
  '3 rue des Lilas, Bât. C, esc. 2, porte 14',
  '3 rue des Lilas 2e étage',
  '3 rue des Lilas - étage 2',
  '3 rue des Lilas RDC',
  '3 rue des Lilas, boîte 7',
  '3 rue des Lilas BP 40',
  'Appt 4, 3 rue des Lilas',
  'Résidence de la Place, 3 rue des Lilas',
  'Résidence du Parc, bâtiment A, 3 rue des Lilas',
  '3 rue des Lilas 44230 Saint-Sébastien-sur-Loire',
  '3 rue des Lilas, Saint-Sébastien-sur-Loire',
  '3 rue des Lilas\n44230 Saint-Sébastien',
])('%j is the door 3 rue des lilas', (address) => {
  expect(doorOf(address)).toBe('3 rue des lilas');
});

test.each([
  ['12bis, bd. St-Michel', '12 bis boulevard saint michel'],
  ['12 bis boulevard Saint-Michel, apt 3', '12 bis boulevard saint michel'],
  ['7 av de l’Océan', '7 avenue de l ocean'],
  ['4 imp. du Pré', '4 impasse du pre'],
  ['9 all. des Tilleuls', '9 allee des tilleuls'],
  ['1 pl. de la Mairie', '1 place de la mairie'],
  ['22 ch. Vert', '22 chemin vert'],
  ['5 rue de la Porte Neuve', '5 rue de la porte neuve'],
  ['5 place Porte Neuve, porte 3', '5 place porte neuve'],
  ['8 rue du 11 Novembre 1918', '8 rue du 11 novembre 1918'],
  ['Place de l’Église, appt 3', 'place de l eglise'],
  ['Le Clos Fleuri, appt 3', 'le clos fleuri'],
  ['Kerlann, 44190 Gorges', 'kerlann'],
  ['Appt 3', 'appt 3'],
  [' - ', ''],
])('%j is the door %j', (address, door) => {
  expect(doorOf(address)).toBe(door);
});
