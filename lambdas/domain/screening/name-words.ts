/** What the lists of both languages say of names, ready to be looked up. */
import { once } from '../once.ts';
import {
  englishAnimals,
  englishFollowers,
  englishHonorifics,
  englishIntroductions,
  englishOpeners,
  englishOwners,
  englishPlaces,
  englishSmallWords,
} from './english.ts';
import { firstNames as anyCase, namesakes as wholeNames, wordyNames } from './first-names.ts';
import {
  frenchFamilies,
  frenchHonorifics,
  frenchIntroductions,
  frenchOffices,
  frenchOpeners,
  frenchOwners,
  frenchParticles,
  frenchPlaces,
  frenchSmallWords,
} from './french.ts';
import { frenchAnimals } from './french-nouns.ts';

const wordsOf = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.trim().split(/\s+/)));

export const nameWords = once(() => ({
  firstNames: wordsOf(anyCase),
  wordyNames: wordsOf(wordyNames),
  /** Each as its words. */
  namesakes: wholeNames.split(',').map((name) => name.trim().split(' ')),
  honorifics: wordsOf(frenchHonorifics, englishHonorifics),
  introductions: wordsOf(frenchIntroductions, englishIntroductions),
  families: wordsOf(frenchFamilies),
  animals: wordsOf(frenchAnimals, englishAnimals),
  owners: wordsOf(frenchOwners, englishOwners),
  openers: wordsOf(frenchOpeners, englishOpeners),
  followers: wordsOf(englishFollowers),
  offices: wordsOf(frenchOffices),
  placesBefore: wordsOf(frenchPlaces),
  placesAfter: wordsOf(englishPlaces),
  placeParticles: wordsOf(frenchParticles),
  smallWords: wordsOf(frenchSmallWords, englishSmallWords),
}));
