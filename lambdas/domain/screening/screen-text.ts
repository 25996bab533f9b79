import type { ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import { once } from '../once.ts';
import { englishLists } from './english.ts';
import { frenchLists } from './french.ts';
import { numberPlatesIn } from './number-plates.ts';
import { personNamesIn } from './person-names.ts';
import { phoneNumbersIn } from './phone-numbers.ts';
import type { TextKind } from './place-names.ts';
import { plainSpelling, type Span, spanOf } from './plain-spelling.ts';
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

function findingsIn(text: string, kind: TextKind = {}): Finding[] {
  const spelling = plainSpelling(text);
  const said = finders().flatMap(({ reason, find }) =>
    find(spelling.plain).map((piece) => ({ reason, ...spanOf(text, spelling, piece) })),
  );
  return [
    ...said,
    ...personNamesIn(text, kind).map((span) => ({ reason: 'person-name' as const, ...span })),
    ...phoneNumbersIn(text).map((span) => ({ reason: 'phone-number' as const, ...span })),
    ...numberPlatesIn(text).map((span) => ({ reason: 'number-plate' as const, ...span })),
  ];
}
