import { hasDigits, letters, narrowed, numbers } from './narrowed.ts';
import type { Span } from './readable-text.ts';

/** Where a plate can begin and end. */
const alone = (pattern: string, flags: string) =>
  new RegExp(`(?<![${letters}\\d-])(?:${pattern})(?!-?[${letters}\\d])`, `g${flags}`);
/** What may stand between letters and digits that are told by their form alone: nearly anything, and little of it. */
const gap = `[^${letters}${numbers}]{0,3}`;
const department = '(?:0[1-9]|[1-8]\\d|9[0-5]|2[AB]|97[1-8])';

/** What each pattern and announcement has at least. */
const fewestDigits = 2;

const patterns: readonly RegExp[] = [
  // France since 2009, and Italy: AA-123-AA, aa123aa.
  alone(`[A-Z]{2}${gap}\\d{3}${gap}[A-Z]{2}`, 'i'),
  // France before: 123 ABC 44.
  alone(`(?!(?:19|20)\\d{2}-)\\d{1,4}[\\s./_-]?[A-Z]{2,3}[\\s./_-]?${department}`, 'i'),
  // Three groups of letters and digits between hyphens: Belgium, the Netherlands, Portugal, Romania.
  alone('[A-Z]{1,3}-\\d{2,4}-[A-Z]{1,3}', 'i'),
  alone('\\d{1,3}-[A-Z]{2,3}-\\d{1,4}', 'i'),
  alone('\\d{2}-\\d{2}-[A-Z]{2}|[A-Z]{2}-\\d{2}-\\d{2}|\\d{2}-[A-Z]{2}-\\d{2}', ''),
  // United Kingdom: AB12 CDE.
  alone('[A-Z]{2}\\d{2} ?[A-Z]{3}', ''),
  alone('[a-z]{2}\\d{2}[a-z]{3}', ''),
  // Spain: 1234 BCD.
  alone('\\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}', ''),
  // Romania: CJ 12 ABC, B 123 ABC.
  alone('(?:B ?\\d{3}|[A-Z]{2} ?\\d{2}) ?[A-Z]{3}', ''),
  // Germany: B-AB 1234, HH-AB 123.
  alone('[A-Z]{1,3}-[A-Z]{1,2} ?(?!(?:19|20)\\d{2})\\d{2,4}', ''),
  // Switzerland: GE 123456. Poland: WA 12345.
  alone('[A-Z]{2}[ -]?\\d{6}|W[A-Z]{1,2} \\d{5}', ''),
];

/** After these words, letters and digits together are a plate, whatever their form: two of each at least. */
const announced = new RegExp(
  `(?<![${letters}])(?:plaques?|immatricul[${letters}]*|immat|plates?|registration|reg)(?: +(?:est|is|n°|no|numero|number))* *[:#]? *` +
    `((?=(?:[${letters}\\d-]*[${letters}]){2})(?=(?:[${letters}\\d-]*\\d){2})[${letters}\\d-]*[${letters}\\d])`,
  'gi',
);

/** Short words that stand between numbers in a sentence: `au 112 au plus vite`, `12 rue 44`, `20 min 30`. */
const words = setOf(`
  a ai an ans as at au aux av be bd bis bus by ca ce cm car des dit du do de et eur en est etc euros for fut gar go gos hab he hlm
  il in is je jan jr kg km ko la le les lui lot ma max me mec mes min mm mn mo mon my na ne ni no non nos nov ns oct of ok on or ou oui
  par pas pcs pk pm pmr pour pre puis que qui rc rd rdc rm rn rte rue sa sac sam sec sep se ses si so son sur ta te ter tes the to ton tt
  ttc tu tv un une up us va vc vie vis voi vs we zac deg rer tgv mai mar avr dec fev jui lun mer jeu ven dim and but can did got has her
  him his how its men new not now old one our out put saw say she too two use van was way who you yes ado all bac bar bas bat ble bol bon
  bout boy bvd cas cl cle cri cv dl esc ete feu fil imp jrs lit lots ml mur ne nee pl pre roi sdf sud the tot vol wd`);
/** What names roads and addresses, even written like a plate: `RN 165 PK 12`. */
const roads = setOf('rn rd rm rc vc pk pr bp cs cp za zi bd av pl no');
const months = setOf('jan fev feb mar avr apr mai may jun jui jul aou aug sep oct nov dec');

/** Where a text that `readableText` gave has the plate of a vehicle, French or foreign. */
export function numberPlatesIn(text: string): Span[] {
  if (!hasDigits(text, fewestDigits)) return [];
  const narrow = narrowed(text);
  const formed = patterns.flatMap((pattern) =>
    [...narrow.matchAll(pattern)]
      .filter(({ 0: found }) => !saysWords(found, text))
      .map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
  const told = [...narrow.matchAll(announced)].flatMap(({ 0: found, 1: plate = '', index }) => {
    const end = index + found.length;
    const start = end - plate.length;
    return saysWords(text.slice(start, end), text) ? [] : [{ start, end }];
  });
  return [...formed, ...told];
}

/** Whether the letters are words of a sentence: of these, few are written with hyphens, or with capitals of their own. */
function saysWords(found: string, text: string): boolean {
  const standsOut = found === found.toUpperCase() && /\p{Ll}/u.test(text);
  const known = /^\S*-\S*$/.test(found) ? months : standsOut ? roads : words;
  return (found.toLowerCase().match(/[a-z]{2,}/g) ?? []).some((letters) => known.has(letters));
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
