import { describe, expect, test } from '@jest/globals';
import { isInFrance } from '../../../../lambdas/domain/communities/france.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('France', () => {
  test.each([
    ['Saint-Sébastien-sur-Loire', at(47.2075, -1.5014)],
    ['Lille', at(50.6292, 3.0573)],
    ['Tourcoing', at(50.7236, 3.1609)],
    ['Nieppe', at(50.7036, 2.8386)],
    ['Dunkerque', at(51.0344, 2.3768)],
    ['Calais', at(50.9513, 1.8587)],
    ['Givet', at(50.1378, 4.8244)],
    ['Longwy', at(49.5203, 5.7606)],
    ['Schœneck', at(49.216, 6.925)],
    ['Wissembourg', at(49.0369, 7.9454)],
    ['Strasbourg', at(48.5734, 7.7521)],
    ['Saint-Louis', at(47.5906, 7.5593)],
    ['Ferney-Voltaire', at(46.2557, 6.1081)],
    ['Annemasse', at(46.1934, 6.2342)],
    ['Saint-Julien-en-Genevois', at(46.1443, 6.0814)],
    ['Chamonix', at(45.9237, 6.8694)],
    ['Bourg-Saint-Maurice', at(45.6186, 6.7694)],
    ['Menton', at(43.7745, 7.4975)],
    ['the Pont Saint-Louis at Menton', at(43.7846, 7.5297)],
    ['Porquerolles', at(43.0006, 6.2042)],
    ['Perpignan', at(42.6887, 2.8948)],
    ['Cerbère', at(42.4411, 3.1655)],
    ['Hendaye', at(43.3587, -1.7745)],
    ['L’Île-d’Yeu', at(46.71, -2.35)],
    ['Brest', at(48.3904, -4.4861)],
    ['Ouessant', at(48.4577, -5.0955)],
    ['Perros-Guirec', at(48.8145, -3.4437)],
    ['the Île Rouzic off Perros-Guirec', at(48.9003, -3.4353)],
    ['Chausey', at(48.872, -1.823)],
    ['Ajaccio', at(41.9192, 8.7386)],
    ['Bonifacio', at(41.3874, 9.1594)],
    ['Saint-Denis de La Réunion', at(-20.8789, 55.4481)],
    ['Cayenne', at(4.9224, -52.3135)],
    ['Nouméa', at(-22.2758, 166.458)],
    ['Lifou', at(-20.92, 167.27)],
    ['Maré', at(-21.53, 167.98)],
  ])('holds %s', (_, position) => {
    expect(isInFrance(position)).toBe(true);
  });

  test.each([
    ['Brussels', at(50.8503, 4.3517)],
    ['Tournai', at(50.6056, 3.3878)],
    ['Mons', at(50.4542, 3.9523)],
    ['Luxembourg', at(49.6116, 6.1319)],
    ['Saarbrücken', at(49.2402, 6.9969)],
    ['Karlsruhe', at(49.0069, 8.4037)],
    ['Freiburg', at(47.999, 7.8421)],
    ['Bern', at(46.948, 7.4474)],
    ['Lausanne', at(46.5197, 6.6323)],
    ['Geneva', at(46.2044, 6.1432)],
    ['Aosta', at(45.737, 7.3201)],
    ['Turin', at(45.0703, 7.6869)],
    ['Ventimiglia', at(43.7903, 7.6083)],
    ['Figueres', at(42.2662, 2.9622)],
    ['Andorra la Vella', at(42.5063, 1.5218)],
    ['San Sebastián', at(43.3183, -1.9812)],
    ['Saint Helier', at(49.1868, -2.1066)],
    ['Brighton', at(50.8225, -0.1372)],
    ['Dover', at(51.1279, 1.3134)],
    ['Sardinia', at(40.9233, 9.4983)],
    ['Tanna, in Vanuatu', at(-19.5, 169.3)],
  ])('does not hold %s', (_, position) => {
    expect(isInFrance(position)).toBe(false);
  });

  test('holds positions of one part together, and not of two', () => {
    const [lille, strasbourg, ajaccio] = [at(50.6292, 3.0573), at(48.5734, 7.7521), at(41.9192, 8.7386)];
    expect(isInFrance(lille, strasbourg)).toBe(true);
    expect(isInFrance(lille, ajaccio)).toBe(false);
  });
});
