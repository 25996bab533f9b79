import { nameWords } from './name-words.ts';
import type { Token } from './tokens.ts';

/** The positions of the words that name an animal: `le chat Oscar`, `Perruche envolée, elle s’appelle Kiwi`. */
export function petNamesIn(tokens: readonly Token[]): ReadonlySet<number> {
  const { animals, owners, introductions } = nameWords();
  const found = new Set<number>();
  let ofAnimal = false;
  for (const [at, { plain }] of tokens.entries()) {
    if (animals.has(plain)) ofAnimal = true;
    if (owners.has(plain)) ofAnimal = false;
    const isNext = animals.has(plain) || introductions.has(plain);
    // `Il répond au nom de Rex`.
    const name = isNext ? at + 1 : plain === 'nom' && tokens[at + 1]?.plain === 'de' ? at + 2 : undefined;
    if (ofAnimal && name !== undefined && tokens[name]?.capital && tokens[name].afterBreak === undefined)
      found.add(name);
  }
  return found;
}
