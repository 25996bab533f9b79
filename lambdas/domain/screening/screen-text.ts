import type { ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import { once } from '../once.ts';
import { englishLists } from './english.ts';
import { frenchLists } from './french.ts';
import { numberPlatesIn } from './number-plates.ts';
import { personNamesIn } from './person-names.ts';
import { phoneNumbersIn } from './phone-numbers.ts';
import type { TextKind } from './place-names.ts';
import { plainSpelling, spanOf } from './plain-spelling.ts';
import { originalSpan, readableText, type Span } from './readable-text.ts';
import { wordFinder } from './word-list.ts';

interface Finding extends Span {
  readonly reason: ScreeningReason;
}

const finders = once(() =>
  [...frenchLists, ...englishLists].map((list) => ({ reason: list.reason, find: wordFinder(list) })),
);

/** What stands where a word was masked: of one length, so that it tells nothing, and in every alphabet that messages have. */
const mask = '***';

/** What a text says of who people are, in French or English: each reason once. */
export function screenText(text: string, kind?: TextKind): ScreeningReason[] {
  return [...new Set(findingsIn(text, kind).map(({ reason }) => reason))];
}

/** What the name under which somebody speaks says besides who they are: a phone number, an insult. */
export function screenName(name: string): ScreeningReason[] {
  return screenText(name).filter((reason) => reason !== 'person-name');
}

/** The text with every word masked that the screening finds. */
export function maskText(text: string, kind?: TextKind): string {
  const masked: string[] = [];
  let from = 0;
  for (const { start, end } of findingsIn(text, kind).toSorted((a, b) => a.start - b.start)) {
    if (start >= from) masked.push(text.slice(from, start), mask);
    from = Math.max(from, end);
  }
  return [...masked, text.slice(from)].join('');
}

function findingsIn(original: string, kind: TextKind = {}): Finding[] {
  const read = readableText(original);
  const { text } = read;
  const spelling = plainSpelling(text);
  const said = finders().flatMap(({ reason, find }) =>
    find(spelling.plain).map((piece) => ({ reason, ...spanOf(text, spelling, piece) })),
  );
  const found: Finding[] = [
    ...said,
    ...personNamesIn(text, kind).map((span) => ({ reason: 'person-name' as const, ...span })),
    ...phoneNumbersIn(text).map((span) => ({ reason: 'phone-number' as const, ...span })),
    ...numberPlatesIn(text).map((span) => ({ reason: 'number-plate' as const, ...span })),
  ];
  return found.map(({ reason, ...span }) => ({ reason, ...originalSpan(read, span) }));
}
