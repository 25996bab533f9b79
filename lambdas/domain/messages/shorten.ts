interface Limit {
  /** The most that the result may measure. */
  readonly room: number;
  readonly measure: (text: string) => number;
  /** What stands for the part that was cut. */
  readonly ellipsis: string;
}

/** Under this many letters a cut text says nothing. */
const leastLetters = 4;

/** The text itself when there is room for it, else its beginning, cut after a word where it can be; empty when that says nothing. */
export function shorten(text: string, { room, measure, ellipsis }: Limit): string {
  if (measure(text) <= room) return text;
  const beginning = longestBeginning(text, room - measure(ellipsis), measure);
  const cut = endOnWord(beginning, text);
  return cut.length < leastLetters ? '' : `${cut}${ellipsis}`;
}

function longestBeginning(text: string, room: number, measure: (text: string) => number): string {
  let beginning = '';
  let taken = 0;
  for (const letter of text) {
    taken += measure(letter);
    if (taken > room) break;
    beginning += letter;
  }
  return beginning;
}

/** Gives up the last, broken word unless that loses over a third of the text. */
function endOnWord(beginning: string, text: string): string {
  const broken = /\S/.test(text.charAt(beginning.length));
  const lastSpace = beginning.lastIndexOf(' ');
  const whole = broken && lastSpace > (beginning.length * 2) / 3 ? beginning.slice(0, lastSpace) : beginning;
  return whole.replace(/[\s,;:.(-]+$/u, '');
}
