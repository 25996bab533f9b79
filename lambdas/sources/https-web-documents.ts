import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request } from 'node:https';
import * as z from 'zod/mini';
import { publicUrl } from '../../contract/operations/cap-sources.ts';
import { AddressNotPublic, publicLookup, type Resolve } from './public-address.ts';
import {
  bytesAtMost,
  type FetchFailure,
  fetchTimeoutMs,
  redirectsAtMost,
  type Validators,
  type WebAnswer,
  type WebDocuments,
} from './web-documents.ts';

interface Settings {
  /**
   * Where all requests go instead of the web, with the host first in the path: for a machine that is not connected. The rules on
   * addresses hold all the same, but for names, which are not looked up. @default the web itself
   */
  readonly standIn?: string | undefined;
  /** @default the name servers */
  readonly resolve?: Resolve;
  /** @default 10 s for a document, redirects apart */
  readonly timeoutMs?: number;
}

class FetchFailed extends Error {
  readonly reason: FetchFailure;

  constructor(reason: FetchFailure) {
    super(reason);
    this.reason = reason;
  }
}

/** Fetches over HTTPS from public addresses alone; each redirect is looked at like the first address. */
export function httpsWebDocuments(settings: Settings = {}): WebDocuments {
  return {
    fetch: async (url, known = {}) => {
      try {
        return await follow(settings, url, known);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      }
    },
  };
}

async function follow(settings: Settings, url: string, known: Validators): Promise<WebAnswer> {
  let next = url;
  for (let redirects = 0; redirects <= redirectsAtMost; redirects += 1) {
    if (!z.safeParse(publicUrl, next).success) throw new FetchFailed('address-not-public');
    const signal = AbortSignal.timeout(settings.timeoutMs ?? fetchTimeoutMs);
    const response = await open(settings, new URL(next), known, signal);
    const location = redirectOf(response);
    if (location === undefined) return await read(response, next);
    response.destroy();
    next = new URL(location, next).href;
  }
  throw new FetchFailed('too-many-redirects');
}

function open(settings: Settings, url: URL, known: Validators, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { headers: headersFor(known), signal, agent: false } as const;
  const sent =
    settings.standIn === undefined
      ? request(url, { ...options, lookup: publicLookup(settings.resolve) })
      : requestPlain(`${settings.standIn}${url.host}${url.pathname}${url.search}`, options);
  sent.on('response', resolve).on('error', reject).end();
  return promise;
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    accept: 'application/cap+xml, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9',
    'accept-encoding': 'identity',
    'user-agent': 'Vigie (CAP sources)',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return redirectStatuses.has(statusCode) ? headers.location : undefined;
}

async function read(response: IncomingMessage, url: string): Promise<WebAnswer> {
  const { statusCode = 0, headers } = response;
  try {
    if (statusCode === 304) return { kind: 'unchanged' };
    if (statusCode !== 200) throw new FetchFailed(`status-${statusCode}`);
    // What it unfolds to could be any size.
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new FetchFailed('compressed');
    const { etag, 'last-modified': lastModified } = headers;
    const validators = {
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
    return { kind: 'document', bytes: await bytesOf(response), url, validators };
  } finally {
    response.destroy();
  }
}

/** Reading stops where it is too much, whatever length was announced. */
async function bytesOf(response: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    length += chunk.length;
    if (length > bytesAtMost) throw new FetchFailed('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): FetchFailure {
  if (error instanceof FetchFailed) return error.reason;
  if (error instanceof AddressNotPublic) return 'address-not-public';
  const name = error instanceof Error ? error.name : '';
  return name === 'AbortError' || name === 'TimeoutError' ? 'too-slow' : 'unreachable';
}
