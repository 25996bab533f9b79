const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
const abbreviations: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/**
 * Text as names are compared: lower case, letters and digits alone, words apart by one space, `st` and `ste` written out.
 * `Ste-Cécile-d’Œuvre` reads `sainte cecile d oeuvre`.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæß]/g, (letter) => ligatures[letter] ?? letter)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => abbreviations[word] ?? word)
    .join(' ');
}
