import { describe, expect, test } from '@jest/globals';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';

describe('text for an SMS', () => {
  test.each([
    ['fenêtre, château, île, août, Noël', 'fenetre, chateau, ile, aout, Noel'],
    ['garçon, cœur, ÎLE, À', 'garcon, coeur, ILE, A'],
    ['l’homme dit « non » – “oui” — peut-être…', 'l\'homme dit " non " - "oui" - peut-etre...'],
    ['été à Évry où Zoé', 'été à Évry où Zoé'],
    ['feu 🔥🚒 ici', 'feu ici'],
    ['ligne une\r\nligne deux\tfin', 'ligne une ligne deux fin'],
    ['n°12 bis', 'no12 bis'],
    ['e\u0301te\u0301', 'été'],
    ['مرحبا', ''],
    ['20 € [a]', '20 € [a]'],
  ])('%j becomes %j', (text, expected) => {
    expect(toGsm7(text)).toBe(expected);
  });

  test('counts two septets for the letters of the extension table', () => {
    expect(countSeptets('abc')).toBe(3);
    expect(countSeptets('€[]')).toBe(6);
    expect(countSeptets('')).toBe(0);
  });
});
