import type { FieldErrorCode } from '../../../contract/field-errors.ts';
import type { ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import type { FieldError } from '../refusal.ts';

const codes: Readonly<Record<ScreeningReason, FieldErrorCode>> = {
  origin: 'says-origin',
  religion: 'says-religion',
  insult: 'is-insulting',
  'person-name': 'names-a-person',
  'phone-number': 'gives-a-phone-number',
  'number-plate': 'gives-a-number-plate',
  newcomer: 'from-a-newcomer',
};

/** What to reword, field by field. @param findings what the screening found, and where */
export function wordingErrors(
  findings: readonly { readonly path: string; readonly reason: ScreeningReason }[],
): FieldError[] {
  return findings.map(({ path, reason }) => ({ path, code: codes[reason] }));
}
