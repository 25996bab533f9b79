import { fold } from '../fold.ts';

const abbreviations: Readonly<Record<string, string>> = {
  r: 'rue',
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  imp: 'impasse',
  all: 'allee',
  pl: 'place',
  ch: 'chemin',
  che: 'chemin',
  chem: 'chemin',
  rte: 'route',
  sq: 'square',
  pass: 'passage',
};

const streets =
  'rue|avenue|boulevard|impasse|allee|place|chemin|route|square|passage|quai|cours|ruelle|sentier|venelle|faubourg';

/** `3 bis, rue des Lilas`, up to the next comma: what is written before it is a building's, what comes after it is inside or the town. */
const numberedStreet = new RegExp(String.raw`\b\d+ ?(?:bis|ter|quater|[a-z])?,? (?:${streets})\b[^,]*`);

/** What leads inside, to a letter box, or by its postcode to the town; not so in `rue de la Porte Neuve` nor in `place Porte Neuve`. */
const inside = String.raw`appartement|appart|appt|apt|app|batiment|bat|escalier|esc|porte|boite|bp|rdc|rez de|(?:\d+\w* )?etage`;
const named = `(?:${streets}|de|du|des|la|le|les|l|d)`;
const beyond = new RegExp(String.raw`(?<!\b${named}) (?:${inside}|\d{5})\b.*`);

/**
 * The door on the street that an address names, so that one home is one however its residents write it: `3 r. des Lilas, appt 1` reads
 * `3 rue des lilas`. A town without postcode nor comma before it cannot be told from the name of the street.
 */
export function doorOf(address: string): string {
  const spelled = address
    .split(/[,;\n]/)
    .map(spell)
    .filter(Boolean)
    .join(', ');
  const [door = spelled] = numberedStreet.exec(spelled) ?? [];
  return door
    .replaceAll(',', '')
    .replace(beyond, '')
    .replace(/^(\d+)(?=[a-z])/, '$1 ');
}

function spell(part: string): string {
  const words = fold(part).split(' ');
  return words.map((word) => abbreviations[word] ?? word).join(' ');
}
