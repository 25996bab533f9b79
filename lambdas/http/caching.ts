/** How answers are kept, and asked for again: RFC 9110 (validators, conditional requests) and RFC 9111 (caching). */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Operation } from '../../contract/operation.ts';

/** What tells whoever keeps an answer for how long, and by what to ask whether it is still the one. */
export function cachingOf(
  { cache, access }: Pick<Operation, 'cache' | 'access'>,
  body: string,
  lastModified: Date | undefined,
): Record<string, string> {
  if (!cache) return { 'cache-control': 'no-store' };
  return {
    'cache-control': access === 'public' ? `public, max-age=${cache.maxAgeSeconds}` : 'private, no-cache',
    etag: etagOf(body),
    ...(lastModified ? { 'last-modified': lastModified.toUTCString() } : {}),
  };
}

/** Strong: the same for the same bytes alone. */
const etagOf = (body: string): string => `"${createHash('sha256').update(body).digest('base64url')}"`;

type Headers = APIGatewayProxyEventV2['headers'];

/** The answer, or that the caller has it already (304). A list of tags outweighs a date, which is not looked at then. */
export function unlessKnown(
  answer: APIGatewayProxyStructuredResultV2,
  { 'if-none-match': tags, 'if-modified-since': date }: Headers,
): APIGatewayProxyStructuredResultV2 {
  const { statusCode, headers = {} } = answer;
  const { etag, 'last-modified': lastModified } = headers;
  if (statusCode !== 200 || etag === undefined) return answer;
  const isKnown = tags === undefined ? isSince(lastModified, date) : isAmong(String(etag), tags);
  if (!isKnown) return answer;
  const { 'content-type': _type, ...kept } = headers;
  return { statusCode: 304, headers: kept };
}

/** By weak comparison: a cache on the way may have weakened the tag, as it does when it compresses. */
function isAmong(etag: string, tags: string): boolean {
  return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Dates are of whole seconds; one that is none is not looked at. */
function isSince(lastModified: Headers[string] | boolean | number, date: string | undefined): boolean {
  if (lastModified === undefined || date === undefined) return false;
  return Date.parse(String(lastModified)) <= Date.parse(date);
}
