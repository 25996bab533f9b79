import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { fieldErrors } from '../../contract/field-errors.ts';
import type { Language } from '../../contract/fields.ts';
import { problems } from '../../contract/problems.ts';
import { Refusal } from '../domain/refusal.ts';

/** A refusal as the caller reads it: RFC 9457, with one entry per wrong field. */
export function problemResponse(
  refusal: Refusal,
  language: Language,
  requestId: string,
): APIGatewayProxyStructuredResultV2 {
  const { status, [language]: title } = problems[refusal.code];
  const errors = refusal.errors.map(({ path, code }) => ({ path, code, message: fieldErrors[code][language] }));
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(refusal.retryAfterSeconds === undefined ? {} : { 'retry-after': String(refusal.retryAfterSeconds) }),
    },
    body: JSON.stringify({
      type: `urn:vigie:problem:${refusal.code}`,
      title,
      status,
      code: refusal.code,
      requestId,
      ...(errors.length > 0 ? { errors } : {}),
    }),
  };
}

/** Faults of AWS that pass: asking for too much at once, or getting no answer in time. */
const passingFaults: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'ThrottledException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);

/** What the caller may know of anything that was thrown: a refusal as it is, a fault that passes as one, any other as a bare 500. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const passes = thrown instanceof Error && passingFaults.has(thrown.name);
  return passes
    ? new Refusal('unavailable', { retryAfterSeconds: 1, cause: thrown })
    : new Refusal('internal', { cause: thrown });
}
