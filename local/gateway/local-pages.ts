import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Inbox } from '../inbox/inbox.ts';
import { renderInboxPage } from '../inbox/inbox-page.ts';
import type { PageLanguage } from '../inbox/page-words.ts';
import type { LocalConfig } from '../local-config.ts';
import { type GatewayAnswer, refusals } from './refusals.ts';
import { readBody } from './request-event.ts';
import { urlOf } from './request-url.ts';
import { openWebStandIn, webStandInPath } from './web-stand-in.ts';

/** What the pages show. */
export interface LocalPagesOptions {
  readonly inbox: Inbox;
  readonly config: LocalConfig;
}

type Page = (options: LocalPagesOptions, request: IncomingMessage, url: URL) => GatewayAnswer;

const pages: Readonly<Record<string, Page>> = {
  '/local/config.json': ({ config }) => json(config),
  '/local/inbox.json': ({ inbox }, _request, url) => inboxItems(inbox, url.searchParams.get('since')),
  '/local/inbox': ({ inbox }, request, { searchParams }) => ({
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: renderInboxPage({
      items: inbox.latest(shownItems),
      language: languageOf(searchParams.get('language') ?? request.headers['accept-language'] ?? ''),
      recipient: searchParams.get('recipient') ?? undefined,
    }),
  }),
};

const shownItems = 200;

/** Whether a request is for what only this machine shows. */
export function isLocalPage({ url = '' }: IncomingMessage): boolean {
  return url === '/local' || url.startsWith('/local/') || url.startsWith('/local?');
}

/** Shows where things are and what has left; the rest of `/local` is not there. */
export function createLocalPages(options: LocalPagesOptions): RequestListener {
  const web = openWebStandIn();
  return (request, response) => {
    const url = urlOf(request);
    if (url.pathname.startsWith(webStandInPath)) {
      const path = `${url.pathname}${url.search}`;
      readBody(request)
        .then((body) => send(response, web.answer(request, path, body)))
        .catch(() => response.destroy());
      return;
    }
    const page = request.method === 'GET' || request.method === 'HEAD' ? pages[url.pathname] : undefined;
    request.resume();
    send(response, page?.(options, request, url) ?? refusals.notFound);
  };
}

function inboxItems(inbox: Inbox, since: string | null): GatewayAnswer {
  try {
    return json({ items: inbox.since(since === null || since === '' ? undefined : since) });
  } catch (error) {
    if (error instanceof RangeError) {
      return { ...json({ message: error.message }), statusCode: 400 };
    }
    throw error;
  }
}

function json(value: unknown): GatewayAnswer {
  return {
    statusCode: 200,
    // The web client is served from another port of this machine.
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'access-control-allow-origin': '*' },
    body: JSON.stringify(value),
  };
}

const languageOf = (preference: string): PageLanguage => (/^en\b/i.test(preference.trim()) ? 'en' : 'fr');

function send(response: ServerResponse, { statusCode, headers, body }: GatewayAnswer): void {
  const isBare = statusCode === 204 || statusCode === 304;
  response.writeHead(statusCode, { ...headers, ...(isBare ? {} : { 'content-length': Buffer.byteLength(body) }) });
  response.end(body);
}
