/** What the schema cannot tell of a fact, whoever tells it. */
import type { Category } from '../../../contract/categories.ts';
import type { Place } from '../../../contract/operations/alert-fields.ts';
import type { SpecialCategory } from '../municipalities/special-category.ts';
import type { FieldError } from '../refusal.ts';

/** By how much the clock of whoever tells may be ahead of ours before its time counts as the future. */
export const clockSkewMs = 30_000;

/** Built in, or the municipality's own; nothing when there is none of that name. */
export type FoundCategory = Category | SpecialCategory | undefined;

export function categoryErrors(category: FoundCategory): FieldError[] {
  if (!category) return [{ path: 'category', code: 'unknown-category' }];
  return 'retiredAt' in category ? [{ path: 'category', code: 'retired-category' }] : [];
}

export function positionErrors({ latitude, longitude }: Place): FieldError[] {
  const complete = (latitude === undefined) === (longitude === undefined);
  return complete ? [] : [{ path: 'place', code: 'position-incomplete' }];
}
