import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { isText, type MediaType, type Operation, successStatuses } from '../../contract/operation.ts';
import { cachingOf } from './caching.ts';

/** An answer in the shape that the contract promises, and no field more: what the schema does not name never leaves. */
export function respond(operation: Operation, params: unknown, answer: unknown): APIGatewayProxyStructuredResultV2 {
  const { status: statusCode, body: given, lastModified } = successOf(operation, answer);
  if (statusCode === 204) return { statusCode };
  const parsed = z.parse(operation.responses[statusCode] ?? z.undefined(), given);
  const { produces = 'application/json' } = operation;
  const body = isText(operation) ? String(parsed) : JSON.stringify(parsed);
  return {
    statusCode,
    headers: {
      'content-type': contentTypes[produces] ?? produces,
      ...cachingOf(operation, body, lastModified),
      ...(produces === 'text/html' ? pageHeaders : {}),
      ...(operation.location && statusCode === 201 ? { location: filled(operation.location, params, parsed) } : {}),
    },
    body,
  };
}

const htmlType = 'text/html; charset=utf-8';

/** JSON is UTF-8 without saying so (RFC 8259). */
const contentTypes: Readonly<Partial<Record<MediaType, string>>> = {
  'text/html': htmlType,
  'application/cap+xml': 'application/cap+xml; charset=utf-8',
  'application/atom+xml': 'application/atom+xml; charset=utf-8',
};

interface Success {
  readonly status: number;
  readonly body: unknown;
  readonly lastModified?: Date | undefined;
}

const severalSuccesses = z.object({ status: z.number(), body: z.unknown() });
const datedSuccess = z.object({ body: z.unknown(), lastModified: z.date() });

/** Which success it is goes without saying, unless the operation has several. */
function successOf(operation: Operation, answer: unknown): Success {
  const [status = 200, ...others] = successStatuses(operation);
  if (others.length > 0) return z.parse(severalSuccesses, answer);
  return { status, ...(operation.cache?.dated ? z.parse(datedSuccess, answer) : { body: answer }) };
}

/** Of every page. */
export const pageHeaders = {
  'content-type': htmlType,
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
