import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { DeliveryFaults } from '../faults/delivery-faults.ts';
import { answerFaults } from '../faults/faults-page.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { renderInboxPage } from '../inbox/inbox-page.ts';
import type { PageLanguage } from '../inbox/page-words.ts';
import type { LocalConfig } from '../local-config.ts';
import { listSms, sendSms, sendSmsForm, showSmsPage } from '../texting/sms-pages.ts';
import type { Texting } from '../texting/texting.ts';
import { json } from './json-answer.ts';
import { type GatewayAnswer, refusals } from './refusals.ts';
import { readBody } from './request-event.ts';
import { urlOf } from './request-url.ts';
import { openWebStandIn, type WebStandIn, webStandInPath } from './web-stand-in.ts';

/** What the pages show. */
export interface LocalPagesOptions {
  readonly inbox: Inbox;
  readonly faults: DeliveryFaults;
  readonly config: LocalConfig;
  readonly texting: Texting;
  /** Of the platform, that SMS are written to. */
  readonly number: string;
}

type Page = (options: LocalPagesOptions, request: IncomingMessage, url: URL) => GatewayAnswer | Promise<GatewayAnswer>;

const pages: Readonly<Record<string, Page>> = {
  '/local/config.json': ({ config }) => json(config),
  '/local/inbox.json': ({ inbox }, _request, url) => inboxItems(inbox, url.searchParams.get('since')),
  '/local/inbox': ({ inbox }, request, url) => ({
    statusCode: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: renderInboxPage({
      items: inbox.latest(shownItems),
      language: pageLanguage(request, url),
      recipient: url.searchParams.get('recipient') ?? undefined,
    }),
  }),
  '/local/sms': (options, request, url) => showSmsPage(options, url, pageLanguage(request, url)),
  '/local/sms.json': (options, _request, url) => listSms(options, url),
};

/** What is done from here, as by the phones and carriers that this machine stands in for. */
const actions: Readonly<Record<string, Page>> = {
  '/local/sms': sendSmsForm,
  '/local/sms.json': sendSms,
};

const shownItems = 200;

/** Whether a request is for what only this machine shows. */
export function isLocalPage({ url = '' }: IncomingMessage): boolean {
  return url === '/local' || url.startsWith('/local/') || url.startsWith('/local?');
}

/** Shows where things are and what has left, and lets one type SMS; the rest of `/local` is not there. */
export function createLocalPages(options: LocalPagesOptions): RequestListener {
  const web = openWebStandIn();
  return (request, response) => {
    answer(options, web, request)
      .catch(() => refusals.internalServerError)
      .then((given) => {
        request.resume();
        send(response, given);
      });
  };
}

async function answer(options: LocalPagesOptions, web: WebStandIn, request: IncomingMessage): Promise<GatewayAnswer> {
  const url = urlOf(request);
  if (url.pathname.startsWith(webStandInPath)) {
    return web.answer(request, `${url.pathname}${url.search}`, await readBody(request));
  }
  if (url.pathname === '/local/faults') return answerFaults(options.faults, request);
  const { method = '' } = request;
  const page = method === 'POST' ? actions[url.pathname] : ['GET', 'HEAD'].includes(method) && pages[url.pathname];
  return page ? page(options, request, url) : refusals.notFound;
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

const pageLanguage = ({ headers }: IncomingMessage, { searchParams }: URL): PageLanguage =>
  languageOf(searchParams.get('language') ?? headers['accept-language'] ?? '');

const languageOf = (preference: string): PageLanguage => (/^en\b/i.test(preference.trim()) ? 'en' : 'fr');

function send(response: ServerResponse, { statusCode, headers, body }: GatewayAnswer): void {
  const isBare = statusCode === 204 || statusCode === 304;
  response.writeHead(statusCode, { ...headers, ...(isBare ? {} : { 'content-length': Buffer.byteLength(body) }) });
  response.end(body);
}
