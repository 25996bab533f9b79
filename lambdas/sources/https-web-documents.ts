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
  /** For each request, its document included. @default 10 s */
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
    const answer = await inTime(settings, (signal) => ask(settings, next, known, signal));
    if (typeof answer !== 'string') return answer;
    next = new URL(answer, next).href;
  }
  throw new FetchFailed('too-many-redirects');
}

async function inTime<Answer>(
  { timeoutMs = fetchTimeoutMs }: Settings,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? new FetchFailed('too-slow') : error;
  }
}

/** @returns the document, or where it moved */
async function ask(
  settings: Settings,
  url: string,
  known: Validators,
  signal: AbortSignal,
): Promise<WebAnswer | string> {
  const response = await open(settings, new URL(url), known, signal);
  try {
    return redirectOf(response) ?? (await read(response, url));
  } finally {
    response.destroy();
  }
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
  return error instanceof AddressNotPublic ? 'address-not-public' : 'unreachable';
}
