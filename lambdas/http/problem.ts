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

/** What the caller may know of anything that was thrown: a refusal as it is, any other fault as a bare 500. */
export function asRefusal(thrown: unknown): Refusal {
  return thrown instanceof Refusal ? thrown : new Refusal('internal', { cause: thrown });
}
