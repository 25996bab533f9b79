/** Where it is, by what a text says: a street, or something known in front of which it is. */
import { firstNames } from '../screening/first-names.ts';
import { type Word, wordsOf } from './plain-words.ts';
import { isPhrase } from './street-phrases.ts';

const streets = new Set(
  (
    'rue r avenue av boulevard bd bld blvd allee allees place pl chemin impasse square quai route rte cours passage ruelle venelle sentier ' +
    'residence lotissement rond esplanade faubourg hameau street road'
  ).split(' '),
);
const landmarks = new Set(
  (
    'ecole maternelle college lycee mairie eglise gare poste boulangerie pharmacie parc parking supermarche superette leclerc carrefour lidl ' +
    'intermarche super aldi stade gymnase creche arret abribus cimetiere piscine banque tabac cafe bar restaurant garage hopital clinique pont ' +
    'bus tram lac etang foret bois jardin aire jeux terrain city skatepark mediatheque bibliotheque salle marche dechetterie station school church park'
  ).split(' '),
);
const before = new Set(
  'devant derriere pres proche cote face vers chez au aux a sur dans near behind outside at in'.split(' '),
);
const links = new Set('de du des d la le les l a aux au en sur s st saint sainte point pont the of'.split(' '));
/** Those that lead to a street's name: `place au` and `route en` go on with something else. */
const nameLinks = new Set('de du des d la le les l s st saint sainte point of'.split(' '));
const titles = new Set(
  'general marechal docteur dr commandant colonel capitaine abbe pere president professeur sainte saint jean st grand grande petit petite vieux vieille'.split(
    ' ',
  ),
);
const names = new Set(firstNames.split(/\s+/));
const numberWords = new Set('bis ter quater'.split(' '));
const longest = 120;

/** The place as it is written in the text; nothing when it names none. */
export function findPlace(text: string): string | undefined {
  const words = wordsOf(text);
  const street = findStreet(text, words);
  if (street !== undefined)
    return piece(text, words, startOfStreet(text, words, street), endOfName(text, words, street));
  const landmark = words.findIndex(({ plain }, at) => landmarks.has(plain) && isPlace(text, words, at));
  if (landmark < 0) return undefined;
  return piece(text, words, startOfLandmark(words, landmark), endOfName(text, words, landmark));
}

/** A landmark that something is in front of, or one with a name: `parking de la poste`. */
function isPlace(text: string, words: readonly Word[], at: number): boolean {
  return startOfLandmark(words, at) < at || endOfName(text, words, at) > at;
}

/** One with a number before all others: that is an address, and of any other word it is less sure. */
function findStreet(text: string, words: readonly Word[]): number | undefined {
  const found = [...words.keys()].filter((at) => isStreet(text, words, at));
  return found.find((at) => startOfStreet(text, words, at) < at) ?? found[0];
}

const alsoWords = /^(?:r|pl|place|cours|passage|route|rond|square)$/;

/** `r` and `place` are words of their own too: a street has a name behind it, and a place a link as well. */
function isStreet(text: string, words: readonly Word[], at: number): boolean {
  const [word = '', next = ''] = [words[at]?.plain, words[at + 1]?.plain];
  if (!streets.has(word) || endOfName(text, words, at) === at) return false;
  if (isPhrase(words, at, wordAfterLinks(words, at))) return false;
  const isNumbered = startOfStreet(text, words, at) < at;
  return !alsoWords.test(word) || nameLinks.has(next) || isNumbered || titles.has(next) || names.has(next);
}

function wordAfterLinks(words: readonly Word[], at: number): string {
  return words.slice(at + 1).find(({ plain }) => !links.has(plain))?.plain ?? '';
}

/** With the number of the house before it: `12 bis, rue`. */
function startOfStreet(text: string, words: readonly Word[], street: number): number {
  let start = street;
  if (numberWords.has(words[start - 1]?.plain ?? '')) start -= 1;
  const number = words[start - 1];
  const between = number ? text.slice(number.end, words[start]?.start) : '';
  return number && /^\d{1,4}$/.test(number.plain) && /^[\s,]*$/.test(between) ? start - 1 : street;
}

/** From `devant` on, where it says how it lies to it. */
function startOfLandmark(words: readonly Word[], at: number): number {
  const pointing = [3, 2, 1].find((back) => {
    const word = words[at - back]?.plain ?? '';
    const between = words.slice(at - back + 1, at).map(({ plain }) => plain);
    return before.has(word) && between.every((each) => links.has(each) || before.has(each));
  });
  return at - (pointing ?? 0);
}

/** As far as the name goes: links, titles and first names, and the word after them; what is written with a capital goes on. */
function endOfName(text: string, words: readonly Word[], at: number): number {
  let end = at;
  let isNamed = landmarks.has(words[at]?.plain ?? '');
  for (let next = at + 1; next < words.length; next += 1) {
    const word = words[next];
    const last = words[next - 1];
    if (!word || !last || /[.,;:!?()\n]/.test(text.slice(last.end, word.start))) break;
    if (/^\d/.test(word.plain)) break;
    if (links.has(word.plain)) {
      if (isNamed && !leadsToName(text, words, next)) break;
      continue;
    }
    const isLed = landmarks.has(word.plain) && links.has(last.plain);
    if (isNamed && !isLed && !isCapital(text, word)) break;
    end = next;
    isNamed = !titles.has(word.plain) && !names.has(word.plain);
  }
  return end;
}

/** A link goes on with a name when another landmark follows it, or a capital, in a text that is not all capitals. */
function leadsToName(text: string, words: readonly Word[], at: number): boolean {
  const next = words.slice(at, at + 3).find(({ plain }) => !links.has(plain));
  return next !== undefined && (landmarks.has(next.plain) || isCapital(text, next));
}

const isCapital = (text: string, { start, end }: Word): boolean =>
  text !== text.toUpperCase() && /^\p{Lu}\p{Ll}/u.test(text.slice(start, end));

function piece(text: string, words: readonly Word[], from: number, to: number): string | undefined {
  const [first, last] = [words[from], words[to]];
  if (!first || !last || last.end - first.start > longest) return undefined;
  return text.slice(first.start, last.end);
}
