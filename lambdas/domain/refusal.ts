import type { FieldErrorCode } from '../../contract/field-errors.ts';
import type { ProblemCode, TooManyCode } from '../../contract/problems.ts';

/** One field that is wrong: its path in the request (`place.latitude`), and why. */
export interface FieldError {
  readonly path: string;
  readonly code: FieldErrorCode;
}

/** A refusal that need not say when the same request may pass. */
export type PlainCode = Exclude<ProblemCode, TooManyCode>;

interface RefusalDetails {
  readonly errors?: readonly FieldError[];
  /** After how long the same request may pass. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** The domain says no, for a reason that its caller may read. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: PlainCode, details?: RefusalDetails);
  constructor(code: ProblemCode, details: RefusalDetails & { readonly retryAfterSeconds: number });
  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(code, { cause: details.cause });
    this.name = 'Refusal';
    this.code = code;
    this.errors = details.errors ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** A refusal of the request's fields. */
export function invalidInput(...errors: readonly FieldError[]): Refusal {
  return new Refusal('invalid-input', { errors });
}
