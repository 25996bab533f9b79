const levelWords: readonly (readonly [string, RegExp])[] = [
  ['danger', /\bdanger\b/i],
  ['vigilance', /\bvigilance\b/i],
  ['information', /\binfo(rmation)?\b/i],
];

/** The level that a text names first in its opening words, for the page's colours. */
export function levelIn(text: string): string | undefined {
  const opening = text.slice(0, 60);
  const found = levelWords
    .map(([level, word]) => ({ level, position: opening.search(word) }))
    .filter(({ position }) => position >= 0);
  return found.sort((one, other) => one.position - other.position)[0]?.level;
}
