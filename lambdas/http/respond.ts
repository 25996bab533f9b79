import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Operation, successStatuses } from '../../contract/operation.ts';

/** An answer in the shape that the contract promises, and no field more: what the schema does not name never leaves. */
export function respond(operation: Operation, params: unknown, answer: unknown): APIGatewayProxyStructuredResultV2 {
  const { status: statusCode, body: given } = successOf(operation, answer);
  if (statusCode === 204) return { statusCode };
  const body = z.parse(operation.responses[statusCode] ?? z.undefined(), given);
  const html = operation.produces === 'text/html';
  return {
    statusCode,
    headers: {
      'content-type': html ? 'text/html; charset=utf-8' : 'application/json',
      'cache-control': operation.group === 'reference' ? 'public, max-age=60' : 'no-store',
      ...(html ? pageProtection : {}),
      ...(operation.location && statusCode === 201 ? { location: filled(operation.location, params, body) } : {}),
    },
    body: html ? String(body) : JSON.stringify(body),
  };
}

const severalSuccesses = z.object({ status: z.number(), body: z.unknown() });

/** Which success it is goes without saying, unless the operation has several. */
function successOf(operation: Operation, answer: unknown): { status: number; body: unknown } {
  const [status = 200, ...others] = successStatuses(operation);
  return others.length > 0 ? z.parse(severalSuccesses, answer) : { status, body: answer };
}

const pageProtection = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** `/v1/alerts/{alertId}` with its parameters taken from the answer, or from the request's own path. */
function filled(template: string, ...sources: unknown[]): string {
  const fields: unknown = Object.assign({}, ...sources);
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(z.parse(z.object({ [name]: z.string() }), fields)[name] ?? ''),
  );
}
