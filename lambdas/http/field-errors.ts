import type * as z from 'zod/mini';
import type { FieldErrorCode } from '../../contract/field-errors.ts';
import type { FieldError } from '../domain/refusal.ts';

type Issue = z.core.$ZodIssue;

/** One entry per wrong field, in the words of the contract; a field that is wrong in two ways is named once. */
export function fieldErrorsOf(issues: readonly Issue[]): FieldError[] {
  const errors = issues.flatMap(errorsOf);
  return errors.filter(({ path }, index) => errors.findIndex((other) => other.path === path) === index);
}

function errorsOf(issue: Issue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), code: 'unknown-field' }));
  }
  return [{ path: pathOf(issue.path), code: codeOf(issue) }];
}

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.');

function codeOf(issue: Issue): FieldErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'missing' : 'wrong-type';
    case 'invalid_value':
      return issue.input === undefined ? 'missing' : 'not-a-choice';
    case 'invalid_union':
      return issue.input === undefined ? 'missing' : 'wrong-form';
    case 'too_small':
      return sizeCodes[issue.origin]?.[0] ?? 'too-short';
    case 'too_big':
      return sizeCodes[issue.origin]?.[1] ?? 'too-long';
    default:
      return 'wrong-form';
  }
}

/** What is too small or too large, by what is measured; anything else is text. */
const sizeCodes: Readonly<Record<string, readonly [FieldErrorCode, FieldErrorCode]>> = {
  number: ['too-small', 'too-large'],
  int: ['too-small', 'too-large'],
  array: ['too-few', 'too-many'],
};
