import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import type { ParsedParts } from '../../contract/exchange.ts';
import { nothing } from '../../contract/fields.ts';
import type { Operation } from '../../contract/operation.ts';
import { type FieldError, invalidInput, Refusal } from '../domain/refusal.ts';
import { fieldErrorsOf } from './field-errors.ts';

/** The largest body that is read, in bytes of UTF-8. */
const maxBodyBytes = 64 * 1024;

/**
 * Reads a request by its operation's schemas, and every part of it before it complains.
 * @throws Refusal `malformed-json`, `body-too-large`, or `invalid-input` with one entry per wrong field
 */
export function parseRequest<Of extends Operation>(operation: Of, event: APIGatewayProxyEventV2): ParsedParts<Of> {
  const errors: FieldError[] = [];
  const read = (schema: z.ZodMiniType | undefined, input: unknown) => {
    if (!schema) return undefined;
    const parsed = z.safeParse(schema, input, { reportInput: true });
    if (parsed.success) return parsed.data;
    errors.push(...fieldErrorsOf(parsed.error.issues));
    return undefined;
  };
  const parts = {
    params: read(operation.params, decoded(event.pathParameters)),
    query: read(operation.query, withoutEmpty(operation.query, event.queryStringParameters)),
    headers: read(operation.headers, event.headers),
    body: readBody(operation, event, read),
  };
  if (errors.length > 0) throw invalidInput(...errors);
  return parts as ParsedParts<Of>;
}

function readBody(
  operation: Operation,
  event: APIGatewayProxyEventV2,
  read: (schema: z.ZodMiniType, input: unknown) => unknown,
) {
  const text = bodyText(event);
  if (operation.consumes === 'application/x-www-form-urlencoded') {
    return operation.body && read(operation.body, Object.fromEntries(new URLSearchParams(text)));
  }
  if (operation.body) return read(operation.body, text === '' ? undefined : parseJson(text));
  if (text !== '') read(nothing, parseJson(text));
  return undefined;
}

function bodyText({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > maxBodyBytes) throw new Refusal('body-too-large');
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal('malformed-json', { cause });
  }
}

/** API Gateway hands path parameters over as they were written in the path. */
function decoded(parameters: APIGatewayProxyEventV2['pathParameters'] = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value = '']) => [name, decodeOrKeep(value)]));
}

function decodeOrKeep(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** `?latitude=` is the same as no latitude; left in, it would read as zero. A name that the operation does not know stays, to be refused. */
function withoutEmpty(
  schema: Operation['query'],
  parameters: APIGatewayProxyEventV2['queryStringParameters'] = {},
): Record<string, string | undefined> {
  const isKnown = (name: string) => schema !== undefined && Object.hasOwn(schema.shape, name);
  return Object.fromEntries(Object.entries(parameters).filter(([name, value]) => value !== '' || !isKnown(name)));
}
