/** Phrases with a word in them that streets begin with, and that name no street: `en cours`, `sur place`, `chemin faisant`. */
import type { Word } from './plain-words.ts';

/** What such a word stands behind, by the word; `any` for all of them. */
const behind: Readonly<Record<string, RegExp>> = {
  any: /(?:^| )en$/,
  place:
    /(?:^| )(?:sur|(?:prend|prends|prendre|prennent|pris|mise|laisse|fait|faire|libre) (?:la )?|ma|sa|leur|une|la meme)$/,
  cours: /(?:^| )(?:au|donne|suit|libre|les|des|mes|ses)$/,
  passage: /(?:^| )(?:au|de|mon|son|leur)$/,
  allee: /(?:^| )(?:est|suis|es|etait|s en est|y est)$/,
  allees: /(?:^| )(?:sont|etaient)$/,
  chemin: /(?:^| )(?:bon|mauvais|meme|mon|son|leur)$/,
  quai: /(?:^| )a$/,
};

const listed = (words: string) => new Set(words.split(' '));

/** What goes on after any such word, and begins no name. */
const noNames = listed(
  'est sont etait et ou mais qui que quand pour par avec sans dans devant derriere pres proche face vers chez contre apres avant depuis il ' +
    'elle on ils elles je nous vous tout toute toujours rue avenue boulevard barre barree bloque bloquee coupe coupee inonde inondee ' +
    'glissante verglassee fermee ferme entiere svp merci vite is are near with outside next to by and blocked closed',
);

/** What goes on after one of them alone. */
const followers: Readonly<Record<string, ReadonlySet<string>>> = {
  cours: listed(
    'eau nuit journee soiree matinee route construction danse sport yoga judo tennis musique anglais francais',
  ),
  chemin: listed('faisant fer retour travail'),
  place: listed('parking assise libre'),
  residence: listed('secondaire principale'),
};

/** `a la place du conducteur` is another's stead; `a la place de la mairie` may be where it is. */
const stead = /(?:^| )a la$/;
const deputised = listed(
  'conducteur chauffeur passager voisin voisine facteur livreur mari femme locataire proprietaire autre autres vrai vraie mien sien',
);

/** Whether it is such a phrase. @param name the first word behind it that is no link */
export function isPhrase(words: readonly Word[], at: number, name: string): boolean {
  const word = words[at]?.plain ?? '';
  const start = words
    .slice(Math.max(0, at - 3), at)
    .map(({ plain }) => plain)
    .join(' ');
  if (noNames.has(name) || followers[word]?.has(name)) return true;
  if (word === 'place' && stead.test(start) && deputised.has(name)) return true;
  return [behind.any, behind[word]].some((phrase) => phrase?.test(start));
}
