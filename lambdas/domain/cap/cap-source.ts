import type { CapSourceTerms, PollResult } from '../../../contract/operations/cap-sources.ts';
import type { Author } from '../alerts/alert.ts';
import type { FoundCategory } from '../alerts/fact-errors.ts';
import { categoryErrors } from '../alerts/fact-errors.ts';
import { type Officer, requireOffice } from '../municipalities/office.ts';
import { type FieldError, invalidInput } from '../refusal.ts';

/** Which source: its name is its municipality's own. */
export interface CapSourceKey {
  readonly inseeCode: string;
  readonly sourceId: string;
}

/** A source of CAP alerts, as an officer set it. */
export interface CapSource extends CapSourceKey, CapSourceTerms {
  /** A ULID, new each time it is set: what was read under one does not count for another. */
  readonly revision: string;
  /** A ULID, the same for as long as it exists: it is the author of its alerts. */
  readonly authorId: string;
  readonly setBy: Pick<Officer, 'residentId' | 'kind'>;
}

/** What is remembered of a source from one poll to the next. */
export interface PollMemory {
  readonly result: PollResult;
  /** By what the server knows the document that was read; nothing of one that is to be read again. */
  readonly known?: { readonly etag?: string; readonly lastModified?: string };
  /** Digests of the entries of its feed that were dealt with. */
  readonly entries: readonly string[];
}

/** A municipality has as many sources. */
export const sourcesAtMost = 10;

/** Who speaks in its alerts: the office of whoever set it, under the source's own name. */
export function authorOfSource({ authorId, setBy, name }: CapSource): Author & { readonly kind: Officer['kind'] } {
  return { residentId: authorId, kind: setBy.kind, name, hidden: false };
}

/**
 * Whether its officers may send what the rules name.
 * @param found what each rule names, in their order
 * @throws Refusal `invalid-input` naming each rule that is wrong, `category-not-allowed`
 */
export function requireRules(found: readonly FoundCategory[], by: Officer): void {
  const errors = found.flatMap((category, index): FieldError[] => {
    const path = `categories.${index}.category`;
    if (category?.needs === 'case-number') return [{ path, code: 'not-for-sources' }];
    return categoryErrors(category).map(({ code }) => ({ path, code }));
  });
  if (errors.length > 0) throw invalidInput(...errors);
  for (const category of found) if (category) requireOffice(category, by);
}
