/** What a text that `narrowed` gave has for letters, and for numbers, to stand in a class of a pattern. */
export const letters = 'A-Za-zª';
export const numbers = '\\dº';

/**
 * A text that `readableText` gave, with `ª` for each letter beyond ASCII and `º` for each number: every character keeps its
 * place. Patterns with many classes of Unicode would take a function 40 ms to prepare, at its first report.
 */
export function narrowed(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (char) => {
    if (/\p{L}/u.test(char)) return 'ª';
    return /\p{N}/u.test(char) ? 'º' : char;
  });
}

/** Whether a text has so many digits: without them there is no pattern to try. */
export function hasDigits(text: string, atLeast: number): boolean {
  return (text.match(/\d/g)?.length ?? 0) >= atLeast;
}
